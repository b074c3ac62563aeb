using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Planning.Defence.Comparisons;

/// <summary>One place in which two JSON values are not the same.</summary>
/// <param name="Pointer">Where (RFC 6901).</param>
/// <param name="Before">What stands there in the first, as JSON; null if nothing does.</param>
/// <param name="After">What stands there in the second, as JSON; null if nothing does.</param>
internal sealed record JsonDifference(string Pointer, string? Before, string? After)
{
    /// <summary>The places nearest to the leaves. Lists are compared item by item.</summary>
    public static IEnumerable<JsonDifference> Between(JsonNode? before, JsonNode? after, string pointer = "") => (before, after) switch
    {
        (JsonObject one, JsonObject other) => one.Select(member => member.Key).Union(other.Select(member => member.Key))
            .SelectMany(name => Between(one[name], other[name], $"{pointer}/{name}")),
        (JsonArray one, JsonArray other) => Enumerable.Range(0, Math.Max(one.Count, other.Count))
            .SelectMany(index => Between(one.ElementAtOrDefault(index), other.ElementAtOrDefault(index), $"{pointer}/{index}")),
        _ when JsonNode.DeepEquals(before, after) => [],
        _ => [new JsonDifference(pointer, Text(before), Text(after))],
    };

    private static string? Text(JsonNode? value) => value?.ToJsonString(Json.Options);
}
