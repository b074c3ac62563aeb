namespace CapabilityRegistry.Matching.Checking;

/// <summary>The limits of a component that have multipliers, with what the pins leave of them.</summary>
internal sealed class Limits
{
    private readonly List<(long Limit, Multiplier Price)> all = [];
    private readonly Dictionary<string, Multiplier> needs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), Multiplier> shares = [];
    private readonly Dictionary<string, List<Multiplier>> offers = new(StringComparer.Ordinal);

    public Limits(ComponentProof part, List<FactPair> pairs)
    {
        var byNeed = pairs.ToLookup(pair => pair.Need.Id, StringComparer.Ordinal);
        var byOffer = pairs.ToLookup(pair => pair.Offer.Id, StringComparer.Ordinal);
        foreach (var multiplier in part.Multipliers)
        {
            var added = multiplier switch
            {
                { NeedId: { } need, Contributor: null, OfferId: null, Day: null } => AddNeed(multiplier, [.. byNeed[need]]),
                { NeedId: { } need, Contributor: not null, OfferId: null, Day: null } => AddShare(multiplier, [.. byNeed[need]]),
                { NeedId: null, Contributor: null, OfferId: { } offer, Day: not null } => AddOffer(multiplier, [.. byOffer[offer]]),
                _ => false,
            };
            if (!added)
            {
                Faults.Add($"no limit fits the multiplier of {multiplier.NeedId}{multiplier.OfferId}");
            }
        }
    }

    public List<string> Faults { get; } = [];

    /// <summary>The multipliers of the limits on a pair, added up.</summary>
    public Int128[] PricesOf(FactPair pair, int levels)
    {
        var sum = new Int128[levels];
        Add(sum, needs.GetValueOrDefault(pair.Need.Id), 1);
        Add(sum, shares.GetValueOrDefault((pair.Need.Id, pair.Offer.Contributor)), 1);
        foreach (var multiplier in offers.GetValueOrDefault(pair.Offer.Id, []).Where(multiplier => pair.Holds(multiplier.Day!.Value)))
        {
            Add(sum, multiplier, 1);
        }

        return sum;
    }

    /// <summary>Limit times multiplier, added up.</summary>
    public Int128[] Total(int levels)
    {
        var sum = new Int128[levels];
        all.ForEach(each => Add(sum, each.Price, each.Limit));
        return sum;
    }

    private bool AddNeed(Multiplier multiplier, FactPair[] pairs)
    {
        if (pairs.Length == 0 || !needs.TryAdd(multiplier.NeedId!, multiplier))
        {
            return false;
        }

        all.Add((pairs[0].Need.Quantity / pairs[0].Capacity - pairs.Count(pair => pair.Pinned), multiplier));
        return true;
    }

    private bool AddShare(Multiplier multiplier, FactPair[] pairs)
    {
        if (pairs.Length == 0 || pairs[0].Need.ShareCap is not { } cap || !shares.TryAdd((multiplier.NeedId!, multiplier.Contributor!), multiplier))
        {
            return false;
        }

        var pinned = pairs.Count(pair => pair.Pinned && pair.Offer.Contributor == multiplier.Contributor);
        all.Add((cap / pairs[0].Capacity - pinned, multiplier));
        return true;
    }

    private bool AddOffer(Multiplier multiplier, FactPair[] pairs)
    {
        if (pairs.Length == 0)
        {
            return false;
        }

        var listed = offers.TryGetValue(multiplier.OfferId!, out var before) ? before : offers[multiplier.OfferId!] = [];
        listed.Add(multiplier);
        all.Add((1 - pairs.Count(pair => pair.Pinned && pair.Holds(multiplier.Day!.Value)), multiplier));
        return true;
    }

    private static void Add(Int128[] sum, Multiplier? multiplier, long times)
    {
        for (var level = 0; multiplier is not null && level < sum.Length; level++)
        {
            sum[level] += (Int128)multiplier.Values[level] * times;
        }
    }
}
