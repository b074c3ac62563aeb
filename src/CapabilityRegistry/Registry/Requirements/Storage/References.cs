using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Contributors;
using CapabilityRegistry.Registry.Requirements.Ceilings;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Requirements.Storage;

/// <summary>Looks up the statement and the resolution that a requirement refers to.</summary>
public sealed class References(CatalogueStore catalogue, ContributorStore contributors, SurStore surs)
{
    private CatalogueCodes? _codes;
    private ILookup<string, Membership>? _memberships;

    /// <summary>What is wrong with the content by itself; for a new requirement, with its mission too.</summary>
    public async Task<IReadOnlyList<Fault>> Faults(RequirementContent content, string? mission, Caller caller)
    {
        var codes = _codes ??= await catalogue.Codes();
        var faults = RequirementChecks.Faults(content, codes);
        return
        [
            .. CatalogueCodes.Unknown(mission is null ? [] : [mission], codes.Missions, _ => "/mission", "/v1/missions"),
            .. faults,
            .. faults.Count > 0 ? [] : RequirementChecks.NobodyLeft(content, codes.Contributors, _memberships ??= await contributors.Memberships()),
            .. content.Sur is { } sur ? ReferencedSur.Faults(content, await surs.Find(sur, caller)) : [],
        ];
    }

    public async Task<ResolvedContent> Resolve(RequirementContent content, string? mission, Caller caller)
    {
        var sur = content.Sur is { } id ? await surs.Find(id, caller) : null;
        var strengths = content.Resolution is not null && mission is not null ? (await catalogue.Mission(mission))!.AuthorisedStrength : [];
        return new ResolvedContent(content, sur, content.Resolution is { } reference ? Authority.Of(reference, strengths) : null);
    }
}
