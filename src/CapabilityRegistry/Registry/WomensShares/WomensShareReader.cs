using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.WomensShares;

/// <summary>Reads what the shares of women are made of.</summary>
public sealed class WomensShareReader(PledgeStore pledges, PledgeReadiness readiness, CatalogueStore catalogue)
{
    public async Task<WomensShareTable> Read(WomensShareQuery query, Caller caller)
    {
        var day = query.On ?? readiness.Today;
        var filter = new PledgeFilter
        {
            UnitType = query.UnitType,
            Contributor = query.Contributor,
            Organisation = query.Organisation,
            Status = [new(PledgeStatus.Registered)],
            AvailableOn = day,
        };
        var strengths = await pledges.Strengths(filter, caller, memberOn: day);
        return WomensShareTable.Of(query, day, await catalogue.WomenCategories(), strengths);
    }
}
