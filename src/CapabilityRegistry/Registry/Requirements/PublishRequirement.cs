using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements;

public static class PublishRequirement
{
    /// <summary>Puts a draft in force</summary>
    /// <remarks>
    /// From <c>draft</c> to <c>published</c>, unless the need is over already: from now on it counts in gaps and runs, and against the ceiling of its
    /// mission. The event is
    /// <c>published</c>. The answer is the requirement; its <c>warnings</c> say where the ceiling is exceeded, which is told and not refused. States
    /// are not asked by this: see invitations.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, RequirementUpdate step, EventLog log, Caller caller) =>
        step.WithWarnings(new Change("published", caller)).Apply(id, ifMatch, requirement => requirement.Publish(log.Today));
}
