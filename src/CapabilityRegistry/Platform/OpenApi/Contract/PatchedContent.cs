using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.OpenApi.Contract;

/// <summary>
/// Applies a merge patch (RFC 7386) to an object as it is shown. The result is held against the document, and handed on, as if it had been sent by PUT.
/// </summary>
public sealed class PatchedContent(Contracts contracts)
{
    /// <param name="put">The operationId of the PUT on the same object.</param>
    /// <param name="kind">What the object is called in a refusal.</param>
    /// <param name="shown">What GET gives; null if there is nothing that the caller may see.</param>
    /// <param name="edit">What PUT does, with the content and the members beside it.</param>
    public async Task<Results<Versioned<TView>, Refused>> Edit<TContent, TView>(
        string put, string kind, string id, string? ifMatch, TView? shown, JsonObject patch,
        Func<TContent, ReadOnlyMembers, Task<Results<Versioned<TView>, Refused>>> edit)
        where TView : class, IVersioned
    {
        if (shown is null)
        {
            return Refused.Missing(kind, id);
        }

        // A patch of an older version may make something else of this one.
        if (Precondition.Check(ifMatch, shown.Version) is { } failed)
        {
            return failed;
        }

        var contract = await contracts.Named(put);
        var before = JsonSerializer.SerializeToNode(shown, Json.Options)!.AsObject();
        using var after = JsonDocument.Parse(MergePatch.Apply(before, patch).ToJsonString(Json.Options));
        var faults = ShapeCheck.Of(after.RootElement, contract.Body!);
        if (faults.Count > 0)
        {
            return Refused.Invalid(faults);
        }

        var plain = PlainJson.Of(after.RootElement, contract.ReadOnly);
        return await edit(JsonSerializer.Deserialize<TContent>(plain.Json.Span, Json.Options)!, new ReadOnlyMembers(plain.LeftOut));
    }
}
