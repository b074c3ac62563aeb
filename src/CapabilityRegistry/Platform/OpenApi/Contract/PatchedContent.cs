using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.OpenApi.Contract;

/// <summary>Applies a merge patch (RFC 7386) to an object as it is shown. The result is held against the document as if it had been sent by PUT.</summary>
public sealed class PatchedContent(Contracts contracts)
{
    /// <param name="put">The operationId of the PUT on the same object.</param>
    /// <param name="shown">What GET gives.</param>
    public async Task<PatchResult<T>> Of<T>(string put, object shown, JsonObject patch)
        where T : class
    {
        var contract = await contracts.Named(put);
        var before = JsonSerializer.SerializeToNode(shown, shown.GetType(), Json.Options)!.AsObject();
        using var after = JsonDocument.Parse(MergePatch.Apply(before, patch).ToJsonString(Json.Options));
        var faults = ShapeCheck.Of(after.RootElement, contract.Body!);
        if (faults.Count > 0)
        {
            return new(null, new ReadOnlyMembers([]), faults);
        }

        var plain = PlainJson.Of(after.RootElement, contract.ReadOnly);
        return new(JsonSerializer.Deserialize<T>(plain.Json.Span, Json.Options), new ReadOnlyMembers(plain.LeftOut), []);
    }
}

/// <param name="Content">What the object is to be; null if there are faults.</param>
/// <param name="ReadOnly">The members beside the content, as they would be.</param>
/// <param name="Faults">Where the result is not as the document has it.</param>
public sealed record PatchResult<T>(T? Content, ReadOnlyMembers ReadOnly, IReadOnlyList<Fault> Faults)
    where T : class;
