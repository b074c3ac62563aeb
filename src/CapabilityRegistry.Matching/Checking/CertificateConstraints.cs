using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>The limits of a component that have multipliers, written out from their names, with what the pins leave of them.</summary>
internal sealed class CertificateConstraints
{
    private readonly CheckedInput facts;
    private readonly ILookup<string, AllowedPair> byOffer;
    private readonly List<(Multiplier Price, long Most)> all = [];
    private readonly Dictionary<AllowedPair, Int128[]> prices = [];

    public CertificateConstraints(CheckedInput facts, ComponentProof part, List<AllowedPair> pairs, int levels)
    {
        this.facts = facts;
        byOffer = pairs.ToLookup(pair => pair.Offer.Id, StringComparer.Ordinal);
        pairs.ForEach(pair => prices[pair] = new Int128[levels]);
        foreach (var multiplier in part.Multipliers)
        {
            if (Written(multiplier) is not { } limit || limit.Terms.Exists(term => !prices.ContainsKey(term.Pair)))
            {
                Faults.Add($"no limit is called {multiplier.Kind} {string.Join(" ", multiplier.Of)}");
            }
            else if (multiplier.Kind != "bundle" && Sign([.. multiplier.Values.Select(value => (Int128)value)]) < 0)
            {
                Faults.Add($"the multiplier of {multiplier.Kind} {string.Join(" ", multiplier.Of)} is negative");
            }
            else
            {
                Take(multiplier, limit.Terms, limit.Most);
            }
        }
    }

    public List<string> Faults { get; } = [];

    /// <summary>Factor times multiplier of the limits on a pair, added up.</summary>
    public Int128[] PricesOf(AllowedPair pair) => prices[pair];

    /// <summary>Limit times multiplier, added up.</summary>
    public Int128[] Total(int levels)
    {
        var sum = new Int128[levels];
        all.ForEach(limit => Add(sum, limit.Price, limit.Most));
        return sum;
    }

    /// <summary>Of the first number that is not 0.</summary>
    public static int Sign(Int128[] vector) => Int128.Sign(vector.FirstOrDefault(value => value != 0));

    private void Take(Multiplier multiplier, List<(AllowedPair Pair, long Factor)> terms, long most)
    {
        foreach (var (pair, factor) in terms)
        {
            Add(prices[pair], multiplier, factor);
        }

        all.Add((multiplier, most - terms.Where(term => term.Pair.Pinned).Sum(term => term.Factor)));
    }

    private (List<(AllowedPair Pair, long Factor)> Terms, long Most)? Written(Multiplier multiplier) => (multiplier.Kind, multiplier.Of) switch
    {
        ("need", [var need]) when Pairs(need) is { Count: > 0 } pairs => (Each(pairs), Slots(pairs)),
        ("share", [var need, var state]) when Pairs(need) is { Count: > 0 } pairs && pairs[0].Need.ShareCap is { } cap =>
            (Each(pairs.Where(pair => pair.Offer.Contributor == state)), cap / pairs[0].Capacity),
        ("offer", [var offer]) when multiplier.Day is { } day => (Each(byOffer[offer].Where(pair => pair.Holds(day))), 1),
        ("partner", [var need, var offer, var partner]) when Pair(need, offer) is { } pair && pair.Offer.Partners.Contains(partner) =>
            ([.. Each(SameDay(pair)), .. byOffer[partner].Where(other => other.Need.Mission == pair.Need.Mission).Select(other => (other, -1L))], 0),
        ("apart", [var need, var offer, var other, var enemy]) when Pair(need, offer) is { } one && Pair(other, enemy) is { } two && Apart(one, two) =>
            (Each(SameDay(one).Concat(SameDay(two))), 1),
        ("bundle", [var need, var other]) when Pairs(need) is { Count: > 0 } ones && Pairs(other) is { Count: > 0 } twos && Bundled(ones[0].Need, twos[0].Need) =>
            ([.. ones.Select(pair => (pair, Slots(twos))), .. twos.Select(pair => (pair, -Slots(ones)))], 0),
        ("minimum", [var need, var offer]) when Pair(need, offer) is { } pair =>
            ([(pair, Enough(pair) - 1), .. Pairs(need).Where(other => other != pair).Select(other => (other, -1L))], 0),
        _ => null,
    };

    // What the offer could do in the mission on the first day of the need: one of it at most.
    private IEnumerable<AllowedPair> SameDay(AllowedPair pair) =>
        byOffer[pair.Offer.Id].Where(other => other.Need.Mission == pair.Need.Mission && other.Holds(pair.Need.Start));

    private bool Apart(AllowedPair one, AllowedPair two) => one.Need.Mission == two.Need.Mission
        && facts.Input.Forbidden.Any(pair => (pair.OfferId, pair.OtherOfferId) == (one.Offer.Id, two.Offer.Id) || (pair.OtherOfferId, pair.OfferId) == (one.Offer.Id, two.Offer.Id));

    private static bool Bundled(Need one, Need other) => one.Id != other.Id && one.Bundle is not null && one.Bundle == other.Bundle;

    // A bundle of one is a minimum fill of everything.
    private long Enough(AllowedPair pair)
    {
        var alone = pair.Need.Bundle is { } bundle && facts.Input.Needs.Count(need => need.Bundle == bundle) == 1;
        return ((alone ? pair.Need.Quantity : pair.Need.MinimumFill) + pair.Capacity - 1) / pair.Capacity;
    }

    private List<AllowedPair> Pairs(string need) => [.. facts.ByNeed[need]];

    private AllowedPair? Pair(string need, string offer) => facts.Pairs.GetValueOrDefault((need, offer));

    private static long Slots(List<AllowedPair> pairs) => pairs[0].Need.Quantity / pairs[0].Capacity;

    private static List<(AllowedPair Pair, long Factor)> Each(IEnumerable<AllowedPair> pairs) => [.. pairs.Select(pair => (pair, 1L))];

    private static void Add(Int128[] sum, Multiplier multiplier, long times)
    {
        for (var level = 0; level < sum.Length; level++)
        {
            sum[level] = checked(sum[level] + ((Int128)multiplier.Values[level] * times));
        }
    }
}
