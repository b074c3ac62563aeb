using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements;

public static class PublishRequirement
{
    /// <summary>Puts a draft in force: from now on it counts in gaps and matching; warns if the mission's ceiling is exceeded</summary>
    public static Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, RequirementUpdate step, Caller caller) =>
        step.WithWarnings(new Change("published", caller)).Apply(id, ifMatch, requirement => requirement.Publish());
}
