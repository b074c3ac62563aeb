using CapabilityRegistry.Matching;

namespace CapabilityRegistry.Tests.Matching;

/// <summary>
/// The best values of all stages by trying every plan. Takes only the verdict on a single pair from the library; the
/// model, the order of the goals and the hash are written a second time, from their description.
/// </summary>
internal sealed class BruteForce(PlanInput input)
{
    private const long FullNeed = 720_720_000;

    private readonly int[] covered = new int[input.Needs.Count];
    private long[]? best;

    /// <summary>Fill for each priority that occurs, highest first, then quality, then tie-break.</summary>
    public long[] Best()
    {
        Try(0, 0, 0);
        return best!;
    }

    private void Try(int pledge, long quality, long tie)
    {
        if (pledge == input.Offers.Count)
        {
            Compare([.. Fills(), quality, tie]);
            return;
        }

        var offer = input.Offers[pledge];
        foreach (var served in Choices(offer))
        {
            Cover(served, offer.Capacity);
            Try(
                pledge + 1,
                quality + served.Sum(n => 1001 - Judge.Of(input.Needs[n], offer, input.AsOf).Score),
                tie + served.Sum(n => Hash(input.Needs[n].Id, offer.Id)));
            Cover(served, -offer.Capacity);
        }
    }

    private void Cover(int[] served, int amount)
    {
        foreach (var need in served)
        {
            covered[need] += amount;
        }
    }

    // Every set of needs that the offer may serve one after the other.
    private List<int[]> Choices(Offer offer)
    {
        var able = Enumerable.Range(0, input.Needs.Count)
            .Where(n => Judge.Of(input.Needs[n], offer, input.AsOf).Eligible).ToArray();
        return [.. Enumerable.Range(0, 1 << able.Length)
            .Select(bits => able.Where((_, i) => (bits >> i & 1) == 1).ToArray())
            .Where(Disjoint)];
    }

    private bool Disjoint(int[] served) => served.All(a => served.All(b =>
        a == b || input.Needs[a].End <= input.Needs[b].Start || input.Needs[b].End <= input.Needs[a].Start));

    private IEnumerable<long> Fills() => input.Needs
        .Select((need, n) => (need.Priority, Value: Math.Min(need.Quantity, covered[n]) * (FullNeed / need.Quantity)))
        .GroupBy(fill => fill.Priority)
        .OrderBy(fills => fills.Key)
        .Select(fills => fills.Sum(fill => fill.Value));

    private void Compare(long[] values)
    {
        if (best is null || IsBetter(values, best))
        {
            best = values;
        }
    }

    // All but the last two are to be large, those two small.
    private static bool IsBetter(long[] one, long[] other)
    {
        var first = Enumerable.Range(0, one.Length).FirstOrDefault(i => one[i] != other[i], -1);
        return first >= 0 && (first < one.Length - 2 ? one[first] > other[first] : one[first] < other[first]);
    }

    private static long Hash(string need, string offer)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in need + "\n" + offer)
        {
            hash = unchecked((hash ^ unit) * 1099511628211UL);
        }

        hash = unchecked((hash ^ hash >> 33) * 0xff51afd7ed558ccdUL);
        hash = unchecked((hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53UL);
        return (long)((hash ^ hash >> 33) >> 34) + 1;
    }
}
