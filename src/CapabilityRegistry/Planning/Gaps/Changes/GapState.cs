using System.Collections.Immutable;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Gaps.Changes;

/// <summary>Everything that a day plan depends on, at one step between two times.</summary>
/// <param name="Day">The day of the needs.</param>
/// <param name="Needed">What to plan, by key of the requirement.</param>
/// <param name="UndatedOffers">The offer of every pledge without what depends on the day, by key.</param>
/// <param name="Context">Completes the offers for the day on which requests would go out.</param>
public sealed record GapState(
    DateOnly Day, ImmutableSortedDictionary<string, Slot> Needed, ImmutableSortedDictionary<string, Offer> UndatedOffers, DayContext Context)
{
    public DayPlan Plan(TimeSpan limit) => DayPlan.Of(Day, [.. Needed.Values], Context.Complete(UndatedOffers.Values), Context.Engaged, Context.Day, limit);
}

/// <summary>What the registry knew at the end of a day.</summary>
/// <param name="Seq">The last event that is taken into account.</param>
/// <param name="Day">The day of the needs.</param>
/// <param name="Requirements">Every requirement, whatever its status.</param>
/// <param name="UndatedOffers">The offer of every pledge, in any status, without what depends on the day.</param>
/// <param name="Deployments">Every deployment, whatever its status.</param>
/// <param name="Context">Completes the offers for that day.</param>
public sealed record GapMoment(
    long Seq,
    DateOnly Day,
    IReadOnlyDictionary<string, Requirement> Requirements,
    IReadOnlyDictionary<string, Offer> UndatedOffers,
    IReadOnlyDictionary<string, Deployment> Deployments,
    DayContext Context)
{
    /// <summary>The day at whose end this was known.</summary>
    public DateOnly KnownOn => Context.Day;

    public GapState State => new(
        Day,
        Requirements.Values.Select(each => each.SlotOn(Day)).OfType<Slot>().ToImmutableSortedDictionary(slot => slot.Requirement.Id, slot => slot, StringComparer.Ordinal),
        UndatedOffers.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Context);
}
