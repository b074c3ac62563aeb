using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Conditions;

/// <summary>Why a state does not insist.</summary>
public sealed record DropConditionRequest
{
    /// <summary>For the Secretariat to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class DropCondition
{
    /// <summary>The state does not insist on its condition any more</summary>
    /// <remarks>
    /// From today on the unit is counted, unless another condition is open. Once, and for good: a state that insists again states it anew. The event is
    /// <c>dropped</c>; the pledge itself does not change.
    /// </remarks>
    /// <param name="id">Key of the condition, such as COND-00012.</param>
    public static Task<Results<Versioned<Condition>, Refused>> Handle(
        string id, DropConditionRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, ConditionStore conditions, EventLog log, Caller caller) =>
        // The reason is told in the condition, and not with the event, where everybody would read it.
        conditions.Update(new Change("dropped", caller)).Apply(id, ifMatch, condition => condition.Drop(request.Reason, log.Today));
}
