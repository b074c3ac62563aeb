using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Surs;

/// <summary>A new statement.</summary>
public sealed record DraftSurRequest : SurContent
{
    /// <summary>A code of /v1/unit-types.</summary>
    [RegularExpression(Patterns.UnitType)]
    public required string UnitType { get; init; }

    /// <summary>The mission that it is for, a code of /v1/missions; null for the generic statement.</summary>
    [RegularExpression(Patterns.Mission)]
    public string? Mission { get; init; }
}

public static class DraftSur
{
    /// <summary>Drafts the next edition of the statement for a unit type, or for a unit type in one mission</summary>
    public static async Task<Results<Added<Sur>, Refused>> Handle(DraftSurRequest request, SurStore surs, CatalogueStore catalogue, Keys keys, Caller caller)
    {
        var codes = await catalogue.Codes();
        string[] missions = request.Mission is { } mission ? [mission] : [];
        IReadOnlyList<Fault> faults =
        [
            .. CatalogueCodes.Unknown(missions, codes.Missions, _ => "/mission", "/v1/missions"),
            .. SurChecks.Faults(request, request.UnitType, codes),
        ];
        if (faults.Count > 0)
        {
            return Refused.Invalid(faults);
        }

        var sur = await surs.Add(Sur.Draft(await keys.Next(KeyScopes.Statement), request.UnitType, request.Mission, request), new Change("drafted", caller));
        return new Added<Sur>(sur, sur.Version, $"/v1/surs/{sur.Id}");
    }
}
