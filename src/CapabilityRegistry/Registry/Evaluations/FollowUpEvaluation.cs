using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Evaluations;

/// <summary>What became of the improvement.</summary>
public sealed record FollowUpEvaluationRequest : FollowUp;

public static class FollowUpEvaluation
{
    /// <summary>Records what became of the improvement that an evaluation asked for</summary>
    /// <remarks>
    /// From <c>open</c> to <c>closed</c>, which is the end, also after the day on which it was due. An assessor of the pledging state does not follow up
    /// its units. The event is <c>followed-up</c>.
    /// </remarks>
    /// <param name="id">Key of the evaluation, such as EVAL-00012.</param>
    public static Task<Results<Versioned<Evaluation>, Refused>> Handle(
        string id, FollowUpEvaluationRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, EvaluationStore evaluations, EventLog log, Caller caller)
    {
        var followUp = ContentCopy.New<FollowUp, FollowUp>(request);
        return evaluations.Update(new Change("followed-up", caller)).Apply(id, ifMatch, evaluation => evaluation.FollowedUp(followUp, caller, log.Today));
    }
}
