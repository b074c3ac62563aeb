using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements;

public static class PatchRequirement
{
    /// <summary>Changes some of the content of a draft: a JSON merge patch (RFC 7386) on what GET gives</summary>
    public static async Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, JsonObject patch, [FromHeader(Name = "If-Match")] string? ifMatch, PatchedContent patched,
        RequirementUpdate step, RequirementStore requirements, References references, Caller caller)
    {
        if (await requirements.Find(id) is not { } requirement)
        {
            return Refused.Missing("requirement", id);
        }

        if (Precondition.Check(ifMatch, requirement.Version) is { } failed)
        {
            return failed;
        }

        var result = await patched.Of<RequirementContent>("EditRequirement", requirement, patch);
        return result.Content is { } content
            ? await EditRequirement.Handle(id, content, result.ReadOnly, ifMatch, step, references, caller)
            : Refused.Invalid(result.Faults);
    }
}
