using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>
/// The members of a PUT that the registry alone sets, such as version and status. They may be sent back as they were read, so that what GET gave
/// can be edited and sent; one that differs is refused, not ignored.
/// </summary>
public sealed class ReadOnlyMembers(JsonObject sent)
{
    private static readonly object Item = new();

    /// <summary>Hands what was sent to the handler.</summary>
    public static void Set(HttpContext context, JsonObject sent) => context.Items[Item] = new ReadOnlyMembers(sent);

    /// <summary>Lets an endpoint take them as a parameter; none if none were sent.</summary>
    public static ValueTask<ReadOnlyMembers> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Items[Item] as ReadOnlyMembers ?? new ReadOnlyMembers([]));

    /// <summary>Every one that is not what the object shows.</summary>
    public IReadOnlyList<Fault> Faults<TView>(TView view)
    {
        if (sent.Count == 0)
        {
            return [];
        }

        var shown = JsonSerializer.SerializeToNode(view, Json.Options)!.AsObject();
        return [.. sent.Where(each => !JsonNode.DeepEquals(each.Value, shown[each.Key])).Select(each =>
            Fault.At($"/{each.Key}", "read-only", $"{Text(shown[each.Key])}, as it was read, or nothing: only the registry sets it", Text(each.Value)))];
    }

    private static string Text(JsonNode? value) => SafeExcerpt.Short(value?.ToJsonString(Json.Options) ?? "null").Trim('\'');
}
