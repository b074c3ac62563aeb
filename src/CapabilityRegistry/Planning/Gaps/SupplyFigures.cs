using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>How much is available on a day of a group of states, by unit type and level: what every row of a table asks, counted once.</summary>
public sealed class SupplyFigures
{
    private readonly IReadOnlyList<Cell> _cells;

    private SupplyFigures(IReadOnlyList<Cell> cells) => _cells = cells;

    public static SupplyFigures Of(DaySnapshot snapshot, DateOnly day, ContributorGroup group) => new(
    [
        .. snapshot.AvailableOn(day, GapScope.Everything with { Group = group }, ReadinessLevel.L1)
            .GroupBy(offer => (offer.UnitType, Level: (ReadinessLevel)offer.Level!.Value, offer.Measure), offer => offer.Capacity)
            .Select(cell => new Cell(cell.Key.UnitType, cell.Key.Level, Codes.Parse<Measure>(cell.Key.Measure), cell.Count(), cell.Sum())),
    ]);

    /// <summary>How many pledges there are of unit types, at a level or above, and what they add up to in each measure.</summary>
    public (int Count, IReadOnlyList<MeasuredAmount> Amounts) Sum(AnyOf<string> unitTypes, ReadinessLevel least)
    {
        var counted = _cells.Where(cell => cell.Level >= least && unitTypes.Holds(cell.UnitType)).ToList();
        return (counted.Sum(cell => cell.Count), MeasuredAmount.Of(counted.Select(cell => (cell.Amount, cell.Unit))));
    }

    private sealed record Cell(string UnitType, ReadinessLevel Level, Measure Unit, int Count, int Amount);
}
