using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Evaluations;

/// <summary>How a unit did.</summary>
public sealed record RecordEvaluationRequest : EvaluationContent;

public static class RecordEvaluation
{
    /// <summary>Records how a unit did for some time</summary>
    /// <remarks>
    /// Of a unit of another state than the assessor's, in whatever status its pledge is. With an improvement it is open until that is followed up; else it is
    /// closed at once. What it says is never changed: with <c>supersedes</c> it takes the place of an older one of the same unit, which stays on record. The
    /// event is <c>recorded</c>, of the older one <c>superseded</c>; the pledge itself does not change, and no level depends on it.
    /// </remarks>
    public static async Task<Results<Added<Evaluation>, Refused>> Handle(
        RecordEvaluationRequest request, PledgeStore pledges, DeploymentStore deployments, EvaluationStore evaluations, EventLog log, Caller caller)
    {
        // Two who correct the same evaluation wait for each other.
        await pledges.Lock(request.Pledge, caller);
        var pledge = await pledges.Find(request.Pledge, caller);
        var deployment = request.Deployment is { } named ? await deployments.Find(named, caller) : null;
        var superseded = request.Supersedes is { } older ? await evaluations.Find(older, caller) : null;
        if (pledge is not null && pledge.Contributor == caller.Contributor)
        {
            return Refused.Because(OwnState.NotJudged(pledge.Contributor, "does not evaluate units of"));
        }

        if (EvaluationChecks.Faults(request, pledge, deployment, superseded, log.Today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        var added = await evaluations.Add(request, pledge!.Contributor, superseded, caller);
        return added.Refusal is { } refusal
            ? Refused.Because(refusal).Showing(pledge.DisclosedObjects())
            : new Added<Evaluation>(added.Granted!.For(caller), added.Granted.Version, $"/v1/evaluations/{added.Granted.Id}");
    }
}
