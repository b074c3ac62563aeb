using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements;

public static class DeleteRequirement
{
    /// <summary>Deletes a draft that was a mistake: it was never in force</summary>
    public static Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, RequirementUpdate step, EventLog log, Caller caller) =>
        step.For(new Change(Actions.Deleted, caller)).Apply(id, ifMatch, requirement => requirement.Delete(log.Today));
}
