using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>The constraints that a certificate names, written out, with the pinned pairs taken out.</summary>
internal sealed class CertificateConstraints
{
    private readonly CheckedInput input;
    private readonly ILookup<string, AllowedPair> byOffer;
    private readonly List<(Multiplier Price, long Most)> all = [];
    private readonly Dictionary<AllowedPair, Int128[]> prices = [];
    private readonly Dictionary<string, Int128[]> seats;

    public CertificateConstraints(CheckedInput input, ComponentProof part, List<AllowedPair> pairs, int stages)
    {
        this.input = input;
        byOffer = pairs.ToLookup(pair => pair.Offer.Id, StringComparer.Ordinal);
        pairs.ForEach(pair => prices[pair] = new Int128[stages]);
        seats = part.Needs.ToDictionary(id => id, _ => new Int128[stages], StringComparer.Ordinal);
        foreach (var multiplier in part.Multipliers)
        {
            if (Written(multiplier) is not { } constraint || constraint.Terms.Exists(term => !prices.ContainsKey(term.Pair)))
            {
                Faults.Add($"no constraint is called {multiplier.Kind} {string.Join(" ", multiplier.Of)}");
            }
            else if (multiplier.Kind != "bundle" && Sign([.. multiplier.Values.Select(value => (Int128)value)]) < 0)
            {
                Faults.Add($"the multiplier of {multiplier.Kind} {string.Join(" ", multiplier.Of)} is negative");
            }
            else
            {
                Take(multiplier, constraint.Terms, constraint.Most);
            }
        }
    }

    public List<string> Faults { get; } = [];

    /// <summary>Factor times multiplier of the constraints on a pair, added up.</summary>
    public Int128[] PricesOf(AllowedPair pair) => prices[pair];

    /// <summary>The multiplier of the seats of a need.</summary>
    public Int128[] PriceOf(Need need) => seats[need.Id];

    /// <summary>Right-hand side times multiplier, added up, without the seats of needs: see <see cref="CountedSeats"/>.</summary>
    public Int128[] Total(int stages)
    {
        var sum = new Int128[stages];
        all.ForEach(constraint => Add(sum, constraint.Price, constraint.Most));
        return sum;
    }

    /// <summary>Sign of the first number that is not 0.</summary>
    public static int Sign(Int128[] vector) => Int128.Sign(vector.FirstOrDefault(value => value != 0));

    private void Take(Multiplier multiplier, List<(AllowedPair Pair, long Factor)> terms, long most)
    {
        foreach (var (pair, factor) in terms)
        {
            Add(prices[pair], multiplier, factor);
        }

        if (multiplier.Kind == "need")
        {
            Add(seats[multiplier.Of[0]], multiplier, 1);
            return;
        }

        all.Add((multiplier, most - terms.Where(term => term.Pair.Pinned).Sum(term => term.Factor)));
    }

    private (List<(AllowedPair Pair, long Factor)> Terms, long Most)? Written(Multiplier multiplier) => (multiplier.Kind, multiplier.Of) switch
    {
        ("need", [var need]) when Pairs(need) is { Count: > 0 } pairs => (Each(pairs), Seats(pairs)),
        ("share", [var need, var state]) when Pairs(need) is { Count: > 0 } pairs && pairs[0].Need.ShareCap is not null =>
            (Each(pairs.Where(pair => pair.Offer.Contributor == state)), input.Room(pairs[0].Need, state) / pairs[0].Capacity),
        ("offer", [var offer]) when multiplier.Day is { } day && byOffer[offer].Where(pair => pair.IsBusyOn(day)).ToList() is var busy && Exclude(busy) =>
            (Each(busy), 1),
        ("turnaround", [var need, var offer, var later]) when Pair(need, offer) is { } first && Pair(later, offer) is { } last =>
            (Each(byOffer[offer].Where(pair => pair.Need.Mission == first.Need.Mission
                ? pair.ServesOn(first.Need.Start) && pair.IsBusyOn(last.Need.Start)
                : pair.ServesOn(last.Need.Start))), 1),
        ("partner", [var need, var offer, var partner]) when Pair(need, offer) is { } pair
            && pair.Offer.Partners.Contains(partner) && !input.IsThere(partner, pair.Need) =>
            ([(pair, 1L), .. byOffer[partner].Where(other => CheckedInput.Meet(other.Need, pair.Need)).Select(other => (other, -1L))], 0),
        ("apart", [var need, var offer, var other, var enemy]) when Pair(need, offer) is { } one && Pair(other, enemy) is { } two && Apart(one, two) =>
            (Each(SameDay(one, two)), 1),
        ("bundle", [var need, var other]) when Pairs(need) is { Count: > 0 } ones && Pairs(other) is { Count: > 0 } twos
            && Bundled(ones[0].Need, twos[0].Need) =>
            ([.. ones.Select(pair => (pair, Seats(twos))), .. twos.Select(pair => (pair, -Seats(ones)))], 0),
        ("minimum", [var need, var offer]) when Pair(need, offer) is { } pair =>
            ([(pair, Enough(pair) - 1), .. Pairs(need).Where(other => other != pair).Select(other => (other, -1L))], 0),
        _ => null,
    };

    // Pairs of two offers that serve in the mission on the first day on which both would: one of them at most may be chosen.
    private IEnumerable<AllowedPair> SameDay(AllowedPair one, AllowedPair two)
    {
        var day = one.Need.Start > two.Need.Start ? one.Need.Start : two.Need.Start;
        return byOffer[one.Offer.Id].Concat(byOffer[two.Offer.Id])
            .Where(other => other.Need.Mission == one.Need.Mission && other.ServesOn(day));
    }

    private bool Apart(AllowedPair one, AllowedPair two) => CheckedInput.Meet(one.Need, two.Need)
        && input.Input.Forbidden.Any(pair =>
            (pair.OfferId, pair.OtherOfferId) == (one.Offer.Id, two.Offer.Id) || (pair.OtherOfferId, pair.OfferId) == (one.Offer.Id, two.Offer.Id));

    // Whether the offer can serve only one of these needs.
    private static bool Exclude(List<AllowedPair> pairs) =>
        pairs.TrueForAll(one => pairs.TrueForAll(other => one == other || CheckedInput.Overlap(one.Need, other.Need, one.Offer)));

    private static bool Bundled(Need one, Need other) => one.Id != other.Id && one.Bundle is not null && one.Bundle == other.Bundle;

    // A bundle of one need is a minimum fill of its whole quantity.
    private long Enough(AllowedPair pair)
    {
        var alone = pair.Need.Bundle is { } bundle && input.Input.Needs.Count(need => need.Bundle == bundle) == 1;
        return ((alone ? pair.Need.Quantity : pair.Need.MinimumFill) + pair.Capacity - 1) / pair.Capacity;
    }

    private List<AllowedPair> Pairs(string need) => [.. input.ByNeed[need]];

    private AllowedPair? Pair(string need, string offer) => input.Pairs.GetValueOrDefault((need, offer));

    private static long Seats(List<AllowedPair> pairs) => pairs[0].Need.Quantity / pairs[0].Capacity;

    private static List<(AllowedPair Pair, long Factor)> Each(IEnumerable<AllowedPair> pairs) => [.. pairs.Select(pair => (pair, 1L))];

    private static void Add(Int128[] sum, Multiplier multiplier, long times)
    {
        for (var stage = 0; stage < sum.Length; stage++)
        {
            sum[stage] = checked(sum[stage] + ((Int128)multiplier.Values[stage] * times));
        }
    }
}
