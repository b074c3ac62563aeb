using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Vettings;

/// <summary>From when to when a unit is cleared, and why.</summary>
public sealed record ClearVettingRequest
{
    /// <summary>The first day on which it is; not before the vetting was opened.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first day on which it is not any more, after today; null if there is none.</summary>
    public DateOnly? Until { get; init; }

    public required ClearanceReason ReasonCode { get; init; }

    /// <summary>What the decision rests on, for the Secretariat to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Grounds { get; init; }
}

public static class ClearVetting
{
    /// <summary>Clears a unit that was vetted</summary>
    /// <remarks>
    /// From that day on it can be chosen again, for needs that begin before <c>until</c>; from <c>until</c> on it waits again. A decision is not changed:
    /// a later vetting supersedes it. The event is <c>cleared</c>; the pledge itself does not change.
    /// </remarks>
    /// <param name="id">Key of the vetting, such as VET-00012.</param>
    public static Task<Results<Versioned<Vetting>, Refused>> Handle(
        string id, ClearVettingRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, VettingStore vettings, EventLog log, Caller caller) =>
        vettings.Update(new Change("cleared", caller)).Apply(
            id, ifMatch, vetting => vetting.Clear(request.From, request.Until, request.ReasonCode, request.Grounds, log.Today));
}
