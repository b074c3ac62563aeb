using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>An improvement with the needs that the offer could serve after it.</summary>
/// <param name="Improvement">The improvement.</param>
/// <param name="Offer">Index of the offer that changes; -1 for one that is new.</param>
/// <param name="Needs">Indexes, ascending.</param>
/// <param name="Opened">Those of the needs that the offer cannot serve today.</param>
internal sealed record ImprovementOption(Improvement Improvement, int Offer, int[] Needs, int[] Opened)
{
    public static IReadOnlyList<ImprovementOption> Of(IndexedPlan indexed, IReadOnlyList<Improvement> improvements, CancellationToken cancel)
    {
        var offers = improvements.Select(each => each.Offer).ToArray();
        var needs = indexed.Prepared.Needs.ToArray();
        var bans = indexed.Input.Bans.ToLookup(ban => ban.OfferId, ban => ban.NeedId, StringComparer.Ordinal);
        var opened = EligiblePairs.Of(needs, offers, indexed.Input, cancel)
            .Where(pair => !bans[offers[pair.Offer].Id].Any(banned => banned is null || banned == needs[pair.Need].Id))
            .Where(pair => !indexed.Prepared.Engaged.KeepsOut(needs[pair.Need], offers[pair.Offer]))
            .ToLookup(pair => pair.Offer, pair => pair.Need);
        return [.. improvements.Select((each, i) => Of(indexed, each, [.. opened[i].Distinct().Order()]))];
    }

    private static ImprovementOption Of(IndexedPlan indexed, Improvement improvement, int[] needs)
    {
        var offer = indexed.OfferOf.GetValueOrDefault(improvement.Offer.Id, -1);
        return new(improvement, offer, needs, offer < 0 ? needs : [.. needs.Except(indexed.PairsOf[offer].Select(pair => indexed.Prepared.Pairs[pair].Need))]);
    }

    public int CapacityFor(Need need) => need.MostFrom(Improvement.Offer);

    /// <summary>Whether the improved offer can still serve all needs that it can serve today.</summary>
    public bool KeepsEveryPair(IndexedPlan indexed) => Offer < 0 || Needs.Length - Opened.Length == indexed.PairsOf[Offer].Count;

    /// <summary>Whether the offer can serve only one of its needs, because all of them overlap in time.</summary>
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

    /// <summary>The first day on which the offer is free to follow on in its mission, whichever of its needs it serves.</summary>
    public int FirstFree(IReadOnlyList<Need> needs)
    {
        var first = int.MaxValue;
        foreach (var need in Needs)
        {
            first = Math.Min(first, needs[need].End.DayNumber);
        }

        return first;
    }
}
