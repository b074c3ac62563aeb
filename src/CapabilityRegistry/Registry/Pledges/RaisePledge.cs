using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>To which level a unit has proven itself.</summary>
public record RaisePledgeRequest
{
    /// <summary>The level above the one that it holds.</summary>
    public required ReadinessLevel To { get; init; }

    /// <summary>On what the decision rests, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }
}

public static class RaisePledge
{
    /// <summary>Raises a registered pledge by one level, if the gates of that level are met</summary>
    /// <remarks>
    /// One level at a time, of a registered pledge whose unit is not deployed. Every gate that the policy names for the level, and for those below
    /// it, must be met today: Level 2 needs an Assessment and Advisory Visit of this pledge, the latest with an outcome, that was passed after the
    /// pledge was last lowered below Level 2 and has not lapsed; Level 3 a comparison with a Statement of Unit Requirements without a shortfall that was
    /// not agreed to, and the papers that the policy names; the rapid deployment level a verification visit and an agreement in force whose response is
    /// fast enough. To no level that the law of the state forbids unless consent is in force. Who submits the pledge, who assesses the unit and who raises
    /// it must be three people; everybody who recorded the outcome of a visit to the unit has assessed it. The event is <c>raised</c>. The answer is the
    /// pledge at its new level; the gates are told by <c>GET /v1/pledges/{id}/readiness</c>.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, RaisePledgeRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        PledgeUpdate step, PledgeReadiness readiness, Caller caller) =>
        step.For(new Change("raised", caller, request.Reason))
            .Apply(id, ifMatch, async pledge => pledge.Raise(request.To, await readiness.Assessed(pledge, caller), caller));
}
