using System.Collections.Immutable;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Checking;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Gaps.Changes;

/// <summary>Everything that a day plan depends on, at one step between two times.</summary>
/// <param name="Day">The day of the needs.</param>
/// <param name="Needed">What to plan, by key of the requirement.</param>
/// <param name="InBundles">The requirements in force that belong to a bundle, by key, whether needed on the day or not.</param>
/// <param name="UndatedOffers">The offer of every pledge without what depends on the day, by key.</param>
/// <param name="Context">Completes the offers for the day on which requests would go out.</param>
public sealed record GapState(
    DateOnly Day, ImmutableSortedDictionary<string, Slot> Needed, ImmutableSortedDictionary<string, Requirement> InBundles,
    ImmutableSortedDictionary<string, Offer> UndatedOffers, DayContext Context)
{
    public DayPlan Plan(TimeSpan limit, CheckedPlans plans)
    {
        IReadOnlyList<Slot> needed = [.. Needed.Values];
        var bundled = Bundles.Rest(needed, InBundles.Values, Context.Day);
        return DayPlan.Of(Day, (needed, bundled), MissingPartners.Among(Context.Complete(UndatedOffers.Values)), Context, limit, plans);
    }
}
