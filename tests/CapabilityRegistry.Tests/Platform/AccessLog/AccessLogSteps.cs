using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.AccessLog;

/// <summary>The access log as an auditor reads it.</summary>
internal static class AccessLogSteps
{
    public static async Task<IReadOnlyList<JsonNode>> Seen(this RegistryApp app, string query)
    {
        var found = new List<JsonNode>();
        for (string? next = $"/v1/access-log?{query}"; next is not null;)
        {
            var page = (await app.Auditor.Get(next)).Is(HttpStatusCode.OK).Body;
            found.AddRange(page["items"]!.AsArray()!);
            next = (string?)page["next"];
        }

        return found;
    }

    public static string Actor(JsonNode entry) => (string)entry["actor"]!;

    public static string Operation(JsonNode entry) => (string)entry["operation"]!;

    public static IEnumerable<string> Keys(JsonNode entry) => entry["shown"]!.AsArray().Select(each => (string)each!["id"]!);
}
