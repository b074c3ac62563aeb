using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements;

public static class DeleteRequirement
{
    /// <summary>Deletes a draft that was a mistake</summary>
    /// <remarks>
    /// Only a requirement that is a draft and was never in force; one that was is closed instead. Its key is not given again. The event is
    /// <c>deleted</c>. The answer is the requirement with <c>deletedOn</c>. It is found nowhere afterwards but in the log of events and, with
    /// <c>changedSince</c>, in lists, so that copies elsewhere learn of it.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, RequirementUpdate step, EventLog log, Caller caller) =>
        step.For(new Change(Actions.Deleted, caller)).Apply(id, ifMatch, requirement => requirement.Delete(log.Today));
}
