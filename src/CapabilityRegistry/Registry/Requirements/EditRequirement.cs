using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements;

public static class EditRequirement
{
    /// <summary>Replaces the content of a draft</summary>
    /// <remarks>
    /// Only while it is a draft; one in force is changed by <c>POST /v1/requirements/{id}/amend</c>. The mission and the status stay as they are. The
    /// event is <c>edited</c>. The answer is the requirement in its new version. To change a few members only, use PATCH.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static async Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, RequirementContent content, ReadOnlyMembers readOnly, [FromHeader(Name = "If-Match")] string? ifMatch, RequirementUpdate step,
        References references, Caller caller) =>
        await references.Faults(content, null, caller) is { Count: > 0 } faults
            ? Refused.Invalid(faults)
            : await step.For(new Change("edited", caller))
                .Apply(id, ifMatch, readOnly, async requirement => requirement.Edit(await references.Resolve(content, requirement.Mission, caller)));
}
