using System.Numerics;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Gaps.Scarcity;

/// <summary>The index of scarcity: demand ÷ supply, exactly.</summary>
public static class Scarcities
{
    public static ScarcityTable Of(DaySnapshot snapshot, DateOnly on, IReadOnlyDictionary<string, Measure> measures)
    {
        var items = measures.Select(type => Of(snapshot, on, type.Key, type.Value))
            .Where(item => item.Demand.Count + item.Supply.Count > 0)
            .Order(Comparer<Scarcity>.Create(ScarcerFirst))
            .ToList();
        var ranked = items.Select(item => item with { Rank = 1 + items.FindIndex(other => ByScarcity(other, item) == 0) });
        return new ScarcityTable { On = on, Items = [.. ranked] };
    }

    private static Scarcity Of(DaySnapshot snapshot, DateOnly on, string unitType, Measure unit)
    {
        var scope = GapScope.Everything with { UnitTypes = AnyOf.Only(unitType) };
        var demand = snapshot.NeededOn(on).Select(slot => slot.Requirement).Where(scope.Covers).ToList();
        var (count, amounts) = snapshot.SupplyOn(on, scope.Group).Sum(scope.UnitTypes, SelectionLevel.Least);
        var (asked, there) = (demand.Sum(requirement => requirement.Quantity.Amount), amounts.Sum(each => each.Amount));
        return new Scarcity
        {
            Rank = 0,
            UnitType = unitType,
            Unit = unit,
            Demand = new LinkedAmount { Count = demand.Count, Amount = asked, Link = GapLinks.Required(on, scope) },
            Supply = new LinkedAmount { Count = count, Amount = there, Link = GapLinks.Available(on, scope, SelectionLevel.Least) },
            DemandPerSupply = there == 0 ? null : InLowestTerms(asked, there),
        };
    }

    private static DemandSupplyRatio InLowestTerms(int numerator, int denominator)
    {
        var common = (int)BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new DemandSupplyRatio { Numerator = numerator / common, Denominator = denominator / common };
    }

    private static int ScarcerFirst(Scarcity one, Scarcity other) =>
        ByScarcity(one, other) is var scarcer and not 0 ? scarcer : string.CompareOrdinal(one.UnitType, other.UnitType);

    // Multiplied crosswise, so that nothing is rounded.
    private static int ByScarcity(Scarcity one, Scarcity other) => (one.DemandPerSupply, other.DemandPerSupply) switch
    {
        (null, null) => other.Demand.Amount.CompareTo(one.Demand.Amount),
        (null, _) => -1,
        (_, null) => 1,
        var (a, b) => ((long)b.Numerator * a.Denominator).CompareTo((long)a.Numerator * b.Denominator),
    };
}
