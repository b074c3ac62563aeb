using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements;

/// <summary>Why a requirement no longer counts.</summary>
public sealed record CloseRequirementRequest
{
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class CloseRequirement
{
    /// <summary>Closes a requirement, with the reason: it no longer counts, and states that were asked for it are let go</summary>
    public static Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, CloseRequirementRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, RequirementUpdate step, Caller caller) =>
        step.For(new Change("closed", caller, request.Reason)).Apply(id, ifMatch, requirement => requirement.Close());
}
