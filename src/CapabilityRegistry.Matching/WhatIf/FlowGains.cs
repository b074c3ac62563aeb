using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Solving.Flow;
using CapabilityRegistry.Matching.Solving.Problem;
using CapabilityRegistry.Matching.Threads;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>The exact gain of an improvement that touches nothing but flows, without solving anything again.</summary>
internal sealed class FlowGains
{
    private readonly IndexedPlan indexed;
    private readonly Lazy<ResidualGraph> found;
    private readonly HashSet<string> tied;

    // What one seat of each need in a flow covers: there are millions of pairs, so they are looked at once.
    private readonly int[] seats;

    public FlowGains(IndexedPlan indexed)
    {
        this.indexed = indexed;
        found = new(indexed.ResidualGraph);
        seats = [.. indexed.InFlow.Select((inFlow, need) => inFlow ? ProblemClass.SeatSizeOf(indexed.Prepared.Problem, need) : 0)];
        tied =
        [
            .. indexed.Input.Pins.Select(pin => pin.OfferId),
            .. indexed.Input.Forbidden.SelectMany(pair => new[] { pair.OfferId, pair.OtherOfferId }),
            .. indexed.Prepared.Offers.Where(offer => offer.Partners.Count > 0).SelectMany(offer => offer.Partners),
        ];
    }

    private ResidualGraph Residual => found.Value;

    /// <summary>The gain of each, in their order; null for those that touch a component that is no flow.</summary>
    public ImprovementGain?[] Of(IReadOnlyList<ImprovementOption> all, CancellationToken cancel)
    {
        var gains = new ImprovementGain?[all.Count];
        Parallel.For(0, gains.Length, CallersThreads.Of(cancel), i => gains[i] = Of(all[i]));
        return gains;
    }

    /// <summary>Null when the improvement touches a component that is no flow.</summary>
    public ImprovementGain? Of(ImprovementOption option) => IsExact(option) ? GainOf(option, Changes(option)) : null;

    /// <summary>Whether the improvement touches nothing but flows.</summary>
    public bool IsExact(ImprovementOption option) =>
        option.Improvement.Offer.Partners.Count == 0
        && !tied.Contains(option.Improvement.Offer.Id)
        && option.OneAtATime(indexed.Prepared.Needs)
        && Array.TrueForAll(option.Needs, need => Fits(need, option))
        && option.KeepsEveryPair(indexed);

    private ImprovementGain GainOf(ImprovementOption option, (int Need, int Seats)[] changes) => new(
        option.Improvement.Id, ImprovementGain.Exact, [.. PrioritiesOf(option, changes)], [.. NeedsOf(option, changes)]);

    private IEnumerable<PriorityGain> PrioritiesOf(ImprovementOption option, (int Need, int Seats)[] changes) =>
        from change in changes
        group ValueOf(change.Need, change.Seats, option) by indexed.Prepared.Needs[change.Need].Priority into priority
        let value = priority.Sum()
        where value != 0
        orderby priority.Key
        select new PriorityGain(priority.Key, value);

    private IEnumerable<NeedGain> NeedsOf(ImprovementOption option, (int Need, int Seats)[] changes) =>
        from change in changes
        orderby change.Need
        select new NeedGain(indexed.Prepared.Needs[change.Need].Id, change.Seats * SeatOf(change.Need, option));

    // The seat that is gained, and a less valuable one that may be lost for it.
    private (int Need, int Seats)[] Changes(ImprovementOption option)
    {
        if (Best(option) is not { } gained)
        {
            return [];
        }

        if (option.Offer < 0 || !Residual.Serves(option.Offer) || Residual.DemandLosingWithout(option.Offer) is not { } lost)
        {
            return [(gained, 1)];
        }

        return Compare((gained, 1), (lost, -1), option) < 0 ? [(gained, 1), (lost, -1)] : [];
    }

    private int? Best(ImprovementOption option)
    {
        int? best = null;
        var contributor = indexed.ContributorOf.GetValueOrDefault(option.Improvement.Offer.Contributor, -1);
        foreach (var need in option.Needs)
        {
            // Most needs lead to the same place.
            var served = indexed.ComponentOf[need] < 0 ? need : Residual.DemandGainingFrom(need, contributor);
            best = served is { } other && other != best && (best is null || Compare((other, 1), (best.Value, 1), option) < 0) ? other : best;
        }

        return best;
    }

    // Below 0 when the seat that the first gets or loses is more valuable than that of the second.
    private int Compare((int Need, int Seats) one, (int Need, int Seats) other, ImprovementOption option)
    {
        var byPriority = indexed.Prepared.Needs[one.Need].Priority.CompareTo(indexed.Prepared.Needs[other.Need].Priority);
        return byPriority != 0 ? byPriority
            : Math.Abs(ValueOf(other.Need, other.Seats, option)).CompareTo(Math.Abs(ValueOf(one.Need, one.Seats, option)));
    }

    private long ValueOf(int need, int seats, ImprovementOption option) => indexed.ValueOfMore(need, seats * SeatOf(need, option));

    private int SeatOf(int need, ImprovementOption option) =>
        indexed.ComponentOf[need] < 0 ? option.CapacityFor(indexed.Prepared.Needs[need]) : seats[need];

    private bool Fits(int need, ImprovementOption option)
    {
        var asked = indexed.Prepared.Needs[need];
        var seat = option.CapacityFor(asked);
        // What is left of a share beside engaged units may be less than a seat.
        return (asked.ShareCap is null || !indexed.Prepared.Engaged.ByNeed.Contains(asked.Id)) && (indexed.ComponentOf[need] < 0
            ? asked.Bundle is null && asked.Quantity % seat == 0 && asked.MinimumFill <= seat
            : indexed.InFlow[need] && seat == seats[need]);
    }
}
