using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Catalogue;
using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Requirements;

/// <summary>A new requirement.</summary>
public sealed record DraftRequirementRequest : RequirementContent
{
    /// <summary>A code of /v1/missions.</summary>
    [RegularExpression(Patterns.Mission)]
    public required string Mission { get; init; }
}

public static class DraftRequirement
{
    /// <summary>Drafts a requirement of a mission; it counts once it is published</summary>
    public static async Task<Results<Added<RequirementView>, Refused>> Handle(
        DraftRequirementRequest request, RequirementStore requirements, CatalogueStore catalogue, Keys keys, Caller caller)
    {
        var codes = await catalogue.Codes();
        IReadOnlyList<Fault> faults =
        [
            .. KnownCodes.Unknown([request.Mission], codes.Missions, _ => "/mission", "/v1/missions"),
            .. RequirementChecks.Faults(request, codes),
        ];
        if (faults.Count > 0)
        {
            return Refused.Invalid(faults);
        }

        var requirement = New(await keys.Next(request.Mission), request);
        await requirements.Add([requirement], new Change("drafted", caller));
        return new Added<RequirementView>(RequirementStore.ViewOf(requirement), requirement.Version, $"/v1/requirements/{requirement.Id}");
    }

    private static Requirement New(string id, DraftRequirementRequest request) =>
        new() { Id = id, Version = 1, Mission = request.Mission, Status = RequirementStatus.Draft, Content = request };
}
