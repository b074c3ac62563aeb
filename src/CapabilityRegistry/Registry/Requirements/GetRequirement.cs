using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Requirements;

public static class GetRequirement
{
    /// <summary>One requirement</summary>
    public static async Task<Results<Versioned<RequirementView>, NotFoundAnswer>> Handle(string id, RequirementStore requirements) =>
        await requirements.View(id) is { } requirement
            ? new Versioned<RequirementView>(requirement, requirement.Version)
            : new NotFoundAnswer("requirement", id);
}
