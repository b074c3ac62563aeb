using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
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
        RequirementUpdate step, RequirementStore requirements, References references, Caller caller) =>
        await patched.Edit<RequirementContent, Requirement>(
            "EditRequirement", "requirement", id, ifMatch, await requirements.Find(id), patch,
            (content, readOnly) => EditRequirement.Handle(id, content, readOnly, ifMatch, step, references, caller));
}
