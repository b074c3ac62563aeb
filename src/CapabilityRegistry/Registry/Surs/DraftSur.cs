using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Surs;

/// <summary>A new statement: for which unit type, and what it asks for.</summary>
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
    /// <summary>Drafts the next edition of a statement</summary>
    /// <remarks>
    /// For a unit type in general or, with <c>mission</c>, in that mission. The draft has the next edition number of its unit type and mission; it
    /// counts nowhere, and no requirement can refer to it, until it is published. The event is <c>drafted</c>. The answer is the statement with its
    /// new key; <c>Location</c> says where it is read.
    /// </remarks>
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
