using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Vettings;

/// <summary>From when on a unit is barred, and why.</summary>
public sealed record BarVettingRequest
{
    /// <summary>The first day on which it is; not before the vetting was opened.</summary>
    public required DateOnly From { get; init; }

    public required BarReason ReasonCode { get; init; }

    /// <summary>What the decision rests on, for the Secretariat to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Grounds { get; init; }
}

public static class BarVetting
{
    /// <summary>Bars a unit that was vetted</summary>
    /// <remarks>
    /// From that day on, without an end, it is no candidate and no supply, and no change that its state could make repairs that. A decision is not changed:
    /// a later vetting supersedes it. The event is <c>barred</c>; the pledge itself does not change.
    /// </remarks>
    /// <param name="id">Key of the vetting, such as VET-00012.</param>
    public static Task<Results<Versioned<Vetting>, Refused>> Handle(
        string id, BarVettingRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, VettingStore vettings, EventLog log, Caller caller) =>
        vettings.Update(new Change("barred", caller)).Apply(
            id, ifMatch, vetting => vetting.Bar(request.From, request.ReasonCode, request.Grounds, log.Today));
}
