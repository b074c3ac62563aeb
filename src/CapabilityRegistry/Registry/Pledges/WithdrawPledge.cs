using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>Why a state takes its pledge back.</summary>
public record WithdrawPledgeRequest
{
    /// <summary>Why, in words; stands in the history.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class WithdrawPledge
{
    /// <summary>Takes a pledge back, with the reason</summary>
    /// <remarks>
    /// From every status but <c>withdrawn</c> and <c>lapsed</c> to <c>withdrawn</c>, which is the end: a registered pledge, set aside or not, loses its level
    /// and no longer counts as supply. It is refused while an open or accepted invitation, or a deployment under way, rests on the pledge; the refusal names
    /// them. Decline the invitations first. The event is <c>withdrawn</c>, with the reason.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, WithdrawPledgeRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, Caller caller) =>
        step.For(new Change("withdrawn", caller, request.Reason))
            .Apply(id, ifMatch, async pledge => pledge.Withdraw(await step.LockedCommitmentsOf(id, caller)));
}
