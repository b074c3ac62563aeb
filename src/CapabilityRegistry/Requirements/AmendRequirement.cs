using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Catalogue;
using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Requirements;

/// <summary>What a requirement in force says from now on, and why.</summary>
public sealed record AmendRequest : RequirementContent
{
    [StringLength(2000, MinimumLength = 1)]
    [RegularExpression(Patterns.Text)]
    public required string Reason { get; init; }
}

public static class AmendRequirement
{
    /// <summary>Changes a requirement that is in force: a new version, with the reason</summary>
    public static async Task<Results<Versioned<RequirementView>, Refused>> Handle(
        string id, AmendRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        RequirementStep step, CatalogueStore catalogue, Caller caller) =>
        RequirementChecks.Faults(request, await catalogue.Codes()) is { Count: > 0 } faults
            ? Refused.Invalid(faults)
            : await step.For(new Change("amended", caller, request.Reason)).Take(id, ifMatch, requirement => requirement.Amend(request));
}
