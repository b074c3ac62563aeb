using System.Net;
using System.Text.Json.Nodes;

namespace CapabilityRegistry.Tests.Support;

/// <summary>Lists, read to their end.</summary>
internal static class WholeLists
{
    /// <summary>Every item of a list, page by page.</summary>
    public static async Task<IReadOnlyList<JsonNode>> Items(this Session session, string list)
    {
        var items = new List<JsonNode>();
        for (string? next = list; next is not null;)
        {
            var page = (await session.Get(next)).Is(HttpStatusCode.OK).Body;
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            next = (string?)page["next"];
        }

        return items;
    }
}
