using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Events;

/// <summary>What turns one JSON object into another (RFC 7386): changed members, and null for removed ones.</summary>
public static class MergePatch
{
    public static JsonObject Between<T>(T before, T after) => Between(Object(before), Object(after));

    /// <summary>Applies a merge patch to an object.</summary>
    public static JsonObject Apply(JsonObject before, JsonObject patch)
    {
        var after = before.DeepClone().AsObject();
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                after.Remove(name);
            }
            else
            {
                after[name] = value is JsonObject inner ? Apply(after[name] as JsonObject ?? [], inner) : value.DeepClone();
            }
        }

        return after;
    }

    private static JsonObject Object<T>(T value) => JsonSerializer.SerializeToNode(value, Json.Options)!.AsObject();

    private static JsonObject Between(JsonObject before, JsonObject after)
    {
        var patch = new JsonObject();
        foreach (var (name, value) in after)
        {
            if (!JsonNode.DeepEquals(before[name], value))
            {
                patch[name] = before[name] is JsonObject old && value is JsonObject changed ? Between(old, changed) : value?.DeepClone();
            }
        }

        foreach (var (name, _) in before.Where(member => !after.ContainsKey(member.Key)))
        {
            patch[name] = null;
        }

        return patch;
    }
}
