using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>Why a unit that was selected does not deploy.</summary>
public sealed record WithdrawDeploymentRequest
{
    /// <summary>Why, as one of a list.</summary>
    public required WithdrawalReason For { get; init; }

    /// <summary>For the state to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class WithdrawDeployment
{
    /// <summary>Undoes a selection before the unit has arrived, with the reason</summary>
    /// <remarks>
    /// From <c>selected</c> to <c>withdrawn</c>, which is the end; a unit that has arrived returns instead. The pledge is back in the pool, unless
    /// another deployment binds it, and the requirement lacks the unit again. The invitation stays <c>selected</c>; the state can be invited anew.
    /// The events are <c>withdrawn</c> and, of the pledge, <c>returned-to-pool</c>.
    /// </remarks>
    /// <param name="id">Key of the deployment, such as DEP-00003.</param>
    public static Task<Results<Versioned<DeploymentView>, Refused>> Handle(
        string id, WithdrawDeploymentRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, DeploymentUpdate step, EventLog log, Caller caller) =>
        step.For(new Change("withdrawn", caller, request.Reason))
            .Apply(id, ifMatch, deployment => deployment.Withdraw(request.For, caller.Name, request.Reason, log.Today));
}
