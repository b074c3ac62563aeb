using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>
/// What a pledge loses at the end of today: it does not count any more, but it stands on record, so that it cannot be raised or revived and can still be saved.
/// </summary>
/// <param name="Level">The level on record.</param>
/// <param name="IsSuspended">Whether it is set aside besides, which it stays if it is saved.</param>
/// <param name="Lapses">What lapses today, each with the level that it leaves; null if it leaves none.</param>
public sealed record FallingToday(int Level, bool IsSuspended, IReadOnlyList<(string Gate, int? Leaves)> Lapses)
{
    /// <param name="undated">The pledge as it is on record; what was lost before today, recorded or not, cannot be saved.</param>
    /// <returns>Null if it loses nothing today.</returns>
    public static FallingToday? Of(Offer undated, DateOnly today)
    {
        var left = undated.On(today.AddDays(-1));
        var lapses = left.Lapses.Where(lapse => lapse.On == today).Select(lapse => (lapse.Cause, lapse.Level)).ToList();
        return left.Level is { } level && lapses.Count > 0 ? new(level, left.Status == Offer.Suspended, lapses) : null;
    }

    /// <summary>The gates that have to be renewed today so that a step of a repair need not be taken, by code; none if that would not be enough.</summary>
    public IReadOnlyList<string> InsteadOf(RepairStep step) => step.Code switch
    {
        "not-registered" => GatesBelow(1),
        "below-selection-level" or "below-minimum-level" when LevelOf(step) is var level && level <= Level => GatesBelow(level),
        _ => [],
    };

    private static int LevelOf(RepairStep step) => (int)Codes.Parse<ReadinessLevel>(step.To);

    private IReadOnlyList<string> GatesBelow(int level) => [.. Lapses.Where(lapse => (lapse.Leaves ?? 0) < level).Select(lapse => lapse.Gate).Distinct()];
}
