using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>A step with the needs that the offer could serve after it.</summary>
/// <param name="Improvement">The step.</param>
/// <param name="Offer">Index of the offer that changes; -1 for one that is new.</param>
/// <param name="Needs">Indexes, ascending.</param>
/// <param name="Opened">Those of the needs that the offer cannot serve as it is.</param>
internal sealed record ImprovementOption(Improvement Improvement, int Offer, int[] Needs, int[] Opened)
{
    public static IReadOnlyList<ImprovementOption> Of(IndexedPlan state, IReadOnlyList<Improvement> elevations, CancellationToken cancel)
    {
        var offers = elevations.Select(each => each.Offer).ToArray();
        var needs = state.Portfolio.Needs.ToArray();
        var bans = state.Input.Bans.ToLookup(ban => ban.OfferId, ban => ban.NeedId, StringComparer.Ordinal);
        var opened = EligiblePairs.Of(needs, offers, state.Input, cancel)
            .Where(pair => !bans[offers[pair.Offer].Id].Any(banned => banned is null || banned == needs[pair.Need].Id))
            .ToLookup(pair => pair.Offer, pair => pair.Need);
        return [.. elevations.Select((each, i) => Of(state, each, [.. opened[i].Distinct().Order()]))];
    }

    private static ImprovementOption Of(IndexedPlan state, Improvement elevation, int[] needs)
    {
        var offer = state.OfferOf.GetValueOrDefault(elevation.Offer.Id, -1);
        return new(elevation, offer, needs, offer < 0 ? needs : [.. needs.Except(state.PairsOf[offer].Select(pair => state.Portfolio.Pairs[pair].Need))]);
    }

    public int CapacityFor(Need need) => need.MostFrom(Improvement.Offer);

    /// <summary>Whether the offer can still serve all that it could.</summary>
    public bool KeepsEveryPair(IndexedPlan state) => Offer < 0 || Needs.Length - Opened.Length == state.PairsOf[Offer].Count;

    /// <summary>Whether the offer can serve one of its needs only, since all of them meet in time.</summary>
    public bool OneAtATime(IReadOnlyList<Need> needs) => Needs.Length == 0 || LastStart(needs) < FirstFree(needs);

    /// <summary>The day on which the last of its needs starts.</summary>
    public int LastStart(IReadOnlyList<Need> needs)
    {
        var last = int.MinValue;
        foreach (var need in Needs)
        {
            last = Math.Max(last, needs[need].Start.DayNumber);
        }

        return last;
    }

    /// <summary>The first day on which the offer is free again, whichever of its needs it serves.</summary>
    public int FirstFree(IReadOnlyList<Need> needs)
    {
        var first = int.MaxValue;
        foreach (var need in Needs)
        {
            first = Math.Min(first, needs[need].End.DayNumber);
        }

        return first + Improvement.Offer.TurnaroundDays;
    }
}
