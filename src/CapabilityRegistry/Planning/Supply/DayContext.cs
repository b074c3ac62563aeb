using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// Completes offers with what depends on the day: the level, the conditions and the vetting that time has left them, organisations and regions of states,
/// targets, engagements, and the burden of units selected or deployed.
/// Candidates, plans and gaps all use it, so that they agree.
/// </summary>
/// <param name="Day">The day. A unit that overstays is engaged until then at least.</param>
/// <param name="UnderWay">The deployments that bind units or fill requirements, of all states.</param>
public sealed record DayContext(DateOnly Day, CatalogueContext Catalogue, IReadOnlyList<Deployment> UnderWay)
{
    /// <param name="undated">Offers without what depends on the day, as <c>PledgeOffer</c> makes them.</param>
    public IReadOnlyList<Offer> Complete(IEnumerable<Offer> undated)
    {
        var engagements = UnderWay.ToLookup(each => each.Pledge, each => new Engagement(each.BoundFrom, each.FreeFrom(Day), each.Mission));
        var organisations = Catalogue.Memberships
            .ToDictionary(state => state.Key, state => state.Where(each => each.HoldsOn(Day)).Select(each => each.Organisation).ToList());
        var regions = Catalogue.Regions;
        var (ofState, ofRegion) = (Burdens(state => state), Burdens(state => regions[state]));
        return
        [
            .. undated.Select(offer => offer.On(Day) with
            {
                Organisations = organisations.GetValueOrDefault(offer.Contributor, []),
                Region = regions[offer.Contributor],
                WomenTarget = Catalogue.WomenTargets.GetValueOrDefault(offer.UnitType),
                Engagements = [.. engagements[offer.Id]],
                Burden = ofState.GetValueOrDefault(offer.Contributor),
                RegionBurden = ofRegion.GetValueOrDefault(regions[offer.Contributor]),
            }),
        ];
    }

    /// <summary>How much of a slot is selected or deployed; never more than it asks for.</summary>
    public int Engaged(Slot slot) => Math.Min(
        slot.Requirement.Quantity.Amount,
        DeploymentConflicts.Amount(DeploymentConflicts.Filling(slot.Requirement.Id, slot.From, slot.Until, UnderWay)));

    /// <summary>The pledges that are selected for a slot, or deployed to it.</summary>
    public IEnumerable<string> Serving(Slot slot) =>
        DeploymentConflicts.Filling(slot.Requirement.Id, slot.From, slot.Until, UnderWay).Select(unit => unit.Pledge);

    /// <summary>Every unit under way that meets whoever serves one of the slots, as a line that no plan changes; by pledge, then by time.</summary>
    public IReadOnlyList<EngagedUnit> EngagedBeside(IReadOnlyList<Slot> slots)
    {
        var byMission = slots.ToLookup(slot => MatcherMapping.MissionOf(slot.Requirement));
        return
        [
            .. from unit in UnderWay
               let free = unit.FreeFrom(Day)
               let beside = byMission[unit.Mission].Where(slot => unit.BoundFrom < slot.Until && slot.From < free).ToList()
               where beside.Count > 0
               orderby unit.Pledge, unit.BoundFrom
               select new EngagedUnit(unit.Pledge, unit.Contributor, unit.Mission, unit.BoundFrom, free, unit.Quantity.Amount)
               {
                   Needs =
                   [
                       .. beside.Where(slot => DeploymentConflicts.Filling(slot.Requirement.Id, slot.From, slot.Until, [unit]).Any())
                           .Select(slot => slot.Id),
                   ],
               },
        ];
    }

    // Selected units too: whoever has promised one more is asked for the next one as if it had gone already.
    private Dictionary<string, int> Burdens(Func<string, string> of) => UnderWay
        .GroupBy(each => of(each.Contributor)).ToDictionary(all => all.Key, all => all.Sum(each => each.Persons));
}
