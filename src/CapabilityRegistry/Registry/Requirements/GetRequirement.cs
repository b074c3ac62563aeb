using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Requirements;

public static class GetRequirement
{
    /// <summary>One requirement</summary>
    public static async Task<Results<Versioned<Requirement>, NotFoundAnswer>> Handle(string id, RequirementStore requirements) =>
        await requirements.Find(id) is { } requirement
            ? new Versioned<Requirement>(requirement, requirement.Version)
            : new NotFoundAnswer("requirement", id);
}
