using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>Why a unit is not raised to the level that its state asks for.</summary>
public sealed record RefuseLevelRequest
{
    /// <summary>Why, as one of a list.</summary>
    public required LevelRefusalReason ReasonCode { get; init; }

    /// <summary>For the state to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class RefuseLevel
{
    /// <summary>Refuses the level that a state has asked for, with the reason</summary>
    /// <remarks>
    /// Of a registered pledge with a level in <c>levelAskedFor</c>, which is empty then; the code stands in <c>levelRefusedFor</c> until the state asks
    /// again, which it may at any time. Level and status stay. To grant it is to raise the unit. The event is <c>level-refused</c>, with the reason.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, RefuseLevelRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, Caller caller) =>
        step.For(new Change("level-refused", caller, request.Reason)).Apply(id, ifMatch, pledge => pledge.RefuseLevel(request.ReasonCode));
}
