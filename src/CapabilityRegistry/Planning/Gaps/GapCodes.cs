using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>Checks the codes in a query about gaps against the catalogue.</summary>
public sealed class GapCodes(CatalogueStore catalogue)
{
    public Task<CatalogueCodes> Known() => catalogue.Codes();

    /// <summary>A fault for each that the catalogue does not hold.</summary>
    public async Task<IReadOnlyList<Fault>> Faults(GapScope scope)
    {
        var (mission, _, unitType, _, (region, organisation)) = scope;
        if ((mission ?? unitType ?? region ?? organisation) is null)
        {
            return [];
        }

        var codes = await Known();
        (string Parameter, string? Code, bool Known, string List)[] all =
        [
            ("mission", mission, codes.Missions.Contains(mission ?? ""), "/v1/missions"),
            ("unitType", unitType, codes.UnitTypes.ContainsKey(unitType ?? ""), "/v1/unit-types"),
            ("region", region, codes.Regions.Contains(region ?? ""), "the regions of /v1/contributors"),
            ("organisation", organisation, codes.Organisations.Contains(organisation ?? ""), "/v1/organisations"),
        ];
        return
        [
            .. all.Where(each => each.Code is not null && !each.Known)
                .Select(each => new Fault { Code = "unknown-code", Parameter = each.Parameter, Expected = $"a code of {each.List}", Found = $"'{each.Code}'" }),
        ];
    }
}
