using System.Text.Json.Nodes;

namespace CapabilityRegistry.Planning.Defence.Comparisons;

/// <summary>One place in which two JSON values are not the same.</summary>
/// <param name="Pointer">Where (RFC 6901).</param>
/// <param name="Before">What stands there in the first; null if nothing does.</param>
/// <param name="After">What stands there in the second; null if nothing does.</param>
internal sealed record JsonDifference(string Pointer, JsonNode? Before, JsonNode? After)
{
    /// <summary>The places nearest to the leaves. Lists are compared item by item.</summary>
    public static IEnumerable<JsonDifference> Between(JsonNode? before, JsonNode? after, string pointer = "") => (before, after) switch
    {
        (JsonObject one, JsonObject other) => one.Select(member => member.Key).Union(other.Select(member => member.Key))
            .SelectMany(name => Between(one[name], other[name], $"{pointer}/{name}")),
        (JsonArray one, JsonArray other) => Enumerable.Range(0, Math.Max(one.Count, other.Count))
            .SelectMany(index => Between(one.ElementAtOrDefault(index), other.ElementAtOrDefault(index), $"{pointer}/{index}")),
        _ when JsonNode.DeepEquals(before, after) => [],
        _ => [new JsonDifference(pointer, before?.DeepClone(), after?.DeepClone())],
    };
}
