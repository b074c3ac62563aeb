using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>The input of gap figures: what the registry holds after an event.</summary>
public sealed record GapInput
{
    /// <summary>The last event that is taken into account.</summary>
    public required long Seq { get; init; }

    /// <summary>The day on which requests would go out and memberships count.</summary>
    public DateOnly AsOf => Context.Day;

    public required IReadOnlyList<Requirement> Requirements { get; init; }

    /// <summary>Every pledge, in whatever status.</summary>
    public required IReadOnlyList<Offer> Offers { get; init; }

    /// <summary>The context of the day that completed the offers; it also tells how much of a slot is engaged.</summary>
    public required DayContext Context { get; init; }

    /// <summary>For each pledge with an assessment visit to come, the earliest day planned.</summary>
    public required IReadOnlyDictionary<string, DateOnly> Visits { get; init; }

    /// <summary>What is to be filled on the day: of a requirement with a rotation, the slot of that day.</summary>
    public IReadOnlyList<Slot> NeededOn(DateOnly day) => [.. Requirements.Select(requirement => requirement.SlotOn(day)).OfType<Slot>()];

    public IEnumerable<Offer> OffersOf(ContributorGroup group) => Offers.Where(group.Holds);

    /// <summary>Pledges that would be at Level 2 if every visit planned until the day were passed.</summary>
    public IEnumerable<Offer> RaisedBy(DateOnly day, ContributorGroup group) => OffersOf(group).Where(offer =>
        offer is { Status: Offer.Registered, Level: (int)ReadinessLevel.L1 } && IsAvailable(offer, day) && Visits.TryGetValue(offer.Id, out var planned) && planned <= day);

    /// <summary>Registered pledges that an Assessment and Advisory Visit would raise: at Level 1, and not visited with success yet. No other level is reached by a visit alone.</summary>
    public IEnumerable<Offer> ToVisit => AtLevel1.Where(offer => offer.EvidenceOn is null);

    /// <summary>Pledges at Level 1 whose visit is passed: only the decision to raise them is missing.</summary>
    public IEnumerable<Offer> OnlyToRaise => AtLevel1.Where(offer => offer.EvidenceOn is not null);

    private IEnumerable<Offer> AtLevel1 => Offers.Where(offer => offer is { Status: Offer.Registered, Level: (int)ReadinessLevel.L1 });

    /// <summary>Registered units that are available on the day and not bound by a deployment, of the scope's unit type and at a level or above.</summary>
    public IEnumerable<Offer> AvailableOn(DateOnly day, GapScope scope, ReadinessLevel least) => OffersOf(scope.Group).Where(offer =>
        offer.Status == Offer.Registered
        && offer.Level >= (int)least
        && (scope.UnitType is null || offer.UnitType == scope.UnitType)
        && IsAvailable(offer, day));

    private static bool IsAvailable(Offer offer, DateOnly day) =>
        offer.AvailableFrom <= day && !(offer.AvailableUntil < day) && !offer.Engagements.Any(bound => bound.From <= day && day < bound.Until);

    /// <summary>The best plan for what is needed on the day.</summary>
    public DayPlan Plan(DayQuestion question, TimeSpan limit)
    {
        var raised = question.VisitsPass ? RaisedBy(question.Day, question.Group).Select(offer => offer.Id).ToHashSet() : [];
        var offers = OffersOf(question.Group).Select(offer => raised.Contains(offer.Id) ? offer with { Level = (int)ReadinessLevel.L2 } : offer);
        return DayPlan.Of(question.Day, NeededOn(question.Day), offers, Context.Engaged, AsOf, limit);
    }
}

/// <summary>The key of a day plan.</summary>
/// <param name="VisitsPass">Whether the units to be visited until the day count as if they had passed.</param>
public sealed record DayQuestion(DateOnly Day, ContributorGroup Group, bool VisitsPass = false);
