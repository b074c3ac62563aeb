using System.Collections.Immutable;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.Gaps;

/// <summary>Everything that a plan depends on, at some step between two times.</summary>
/// <param name="AsOf">The day on which requests would go out.</param>
/// <param name="Day">The day of the needs.</param>
/// <param name="Needed">What to plan, by key of the requirement.</param>
/// <param name="Offers">Every pledge, by key.</param>
public sealed record GapState(
    DateOnly AsOf, DateOnly Day, ImmutableSortedDictionary<string, Slot> Needed, ImmutableSortedDictionary<string, Offer> Offers)
{
    public DayPlan Plan(TimeSpan limit) => DayPlan.Of(Day, [.. Needed.Values], Offers.Values, _ => 0, AsOf, limit);
}

/// <summary>What was known at the end of a day.</summary>
/// <param name="Seq">The last event that is taken into account.</param>
/// <param name="KnownOn">The day.</param>
/// <param name="Day">The day of the needs.</param>
/// <param name="Requirements">Every requirement, whatever its status.</param>
/// <param name="Offers">Every pledge, whatever its status.</param>
public sealed record GapMoment(
    long Seq, DateOnly KnownOn, DateOnly Day, IReadOnlyDictionary<string, Requirement> Requirements, IReadOnlyDictionary<string, Offer> Offers)
{
    public GapState State => new(
        KnownOn,
        Day,
        Requirements.Values.Select(each => each.SlotOn(Day)).OfType<Slot>().ToImmutableSortedDictionary(slot => slot.Requirement.Id, slot => slot, StringComparer.Ordinal),
        Offers.ToImmutableSortedDictionary(StringComparer.Ordinal));
}
