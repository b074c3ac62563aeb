using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Lists;

/// <summary>What the document says about lists, and how a client reads them.</summary>
internal static class Lists
{
    /// <summary>The operations that read and take a parameter of this name.</summary>
    public static async Task<IReadOnlyList<Operation>> Taking(RegistryApp app, string parameter) =>
    [
        .. (await ApiDocument.Of(app)).Operations
            .Where(each => each.Verb == "get" && each.In("query").Any(taken => (string?)taken["name"] == parameter)),
    ];

    /// <summary>Those that are beneath no single object; lists that are, are tested beside it.</summary>
    public static async Task<IReadOnlyList<Operation>> OfAll(RegistryApp app, string parameter) =>
        [.. (await Taking(app, parameter)).Where(list => !list.HasId)];

    /// <summary>Somebody who may read what is at an address.</summary>
    public static async Task<Session> ReaderOf(RegistryApp app, string path)
    {
        foreach (var somebody in new[] { app.Planner, app.Auditor, app.Administrator, app.Assessor })
        {
            if ((await somebody.Get(path)).Status != HttpStatusCode.Forbidden)
            {
                return somebody;
            }
        }

        throw new Xunit.Sdk.XunitException($"nobody may read {path}");
    }

    /// <summary>Every item from an address on, page by page.</summary>
    public static async Task<IReadOnlyList<JsonNode>> All(this Session reader, string path)
    {
        var items = new List<JsonNode>();
        for (string? next = path; next is not null;)
        {
            var page = (await reader.Get(next)).Is(HttpStatusCode.OK).Body;
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            next = (string?)page["next"];
        }

        return items;
    }
}
