using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Conditions;

/// <summary>From when a condition is met, and who agreed to it.</summary>
public sealed record MeetConditionRequest
{
    /// <summary>The first day on which it is met: past, or to come if that was agreed.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Who agreed to it.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string AgreedBy { get; init; }

    /// <summary>The document that says so.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reference { get; init; }
}

public static class MeetCondition
{
    /// <summary>Records from which day on the condition of a state is met, and who agreed to it</summary>
    /// <remarks>
    /// From that day on the unit is counted, unless another condition is open. While the condition is open it can be said anew, and then the last word
    /// counts. The event is <c>met</c>; the pledge itself does not change.
    /// </remarks>
    /// <param name="id">Key of the condition, such as COND-00012.</param>
    public static Task<Results<Versioned<Condition>, Refused>> Handle(
        string id, MeetConditionRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, ConditionStore conditions, EventLog log, Caller caller) =>
        conditions.Update(new Change("met", caller)).Apply(
            id, ifMatch, condition => condition.Meet(request.On, request.AgreedBy, request.Reference, log.Today));
}
