using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Requirements;

public static class GetRequirement
{
    /// <summary>One requirement</summary>
    /// <remarks>
    /// What is needed, with the lines that count (<c>lines</c>, its own and those of its statement, each with where it comes from), the slots of its
    /// rotation, its variations and, once it is fulfilled, the pledges that fill it. The <c>ETag</c> is its version, which the next change, and an
    /// invitation, names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static async Task<Results<Versioned<Requirement>, NotFoundAnswer>> Handle(string id, RequirementStore requirements) =>
        await requirements.Find(id) is { } requirement
            ? new Versioned<Requirement>(requirement, requirement.Version)
            : new NotFoundAnswer("requirement", id);
}
