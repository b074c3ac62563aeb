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
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class WithdrawPledge
{
    /// <summary>Takes a pledge back, with the reason; a registered one loses its level. Not while an invitation or a deployment rests on it</summary>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, WithdrawPledgeRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, Caller caller) =>
        step.For(new Change("withdrawn", caller, request.Reason))
            .Apply(id, ifMatch, async pledge => pledge.Withdraw(await step.CommitmentsOf(id, caller)));
}
