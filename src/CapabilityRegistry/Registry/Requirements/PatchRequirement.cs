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
    /// <summary>Changes some of the content of a draft</summary>
    /// <remarks>
    /// The patch is applied to what GET gives, and the result is judged as if it had been sent by PUT. The event is <c>edited</c>, as with PUT. The
    /// answer is the whole requirement in its new version. One in force is changed by <c>POST /v1/requirements/{id}/amend</c>.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static async Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, JsonObject patch, [FromHeader(Name = "If-Match")] string? ifMatch, PatchedContent patched,
        RequirementUpdate step, RequirementStore requirements, References references, Caller caller) =>
        await patched.Edit<RequirementContent, Requirement>(
            "EditRequirement", "requirement", id, ifMatch, await requirements.Find(id), patch,
            (content, readOnly) => EditRequirement.Handle(id, content, readOnly, ifMatch, step, references, caller));
}
