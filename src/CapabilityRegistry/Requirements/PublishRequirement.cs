using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Requirements;

public static class PublishRequirement
{
    /// <summary>Puts a draft in force: from now on it counts in gaps and matching</summary>
    public static Task<Results<Versioned<RequirementView>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, RequirementStep step, Caller caller) =>
        step.For(new Change("published", caller)).Take(id, ifMatch, requirement => requirement.Publish());
}
