using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>When a unit left its mission.</summary>
public sealed record ReturnUnitRequest
{
    /// <summary>Not before the arrival and not in the future.</summary>
    public required DateOnly ReturnedOn { get; init; }

    /// <summary>What is to be said of it; null for nothing.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }
}

public static class ReturnUnit
{
    /// <summary>Ends the deployment of a unit that has left the mission</summary>
    /// <remarks>
    /// From <c>deployed</c> to <c>returned</c>, which is the end; the day is not before the arrival and not in the future. The pledge is back in the
    /// pool, unless another deployment binds it, and the requirement lacks the unit again. The events are <c>returned</c> and, of the pledge,
    /// <c>returned-to-pool</c>.
    /// </remarks>
    /// <param name="id">Key of the deployment, such as DEP-00003.</param>
    public static Task<Results<Versioned<DeploymentView>, Refused>> Handle(
        string id, ReturnUnitRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, DeploymentUpdate step, EventLog log, Caller caller) =>
        step.For(new Change("returned", caller, request.Reason))
            .Apply(id, ifMatch, deployment => deployment.Return(request.ReturnedOn, caller.Name, request.Reason, log.Today));
}
