using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// Which suppliers serve at all, where each serves one demand at most: so many that their capacities together make up what must be filled.
/// Beside the demands it is one more part of the relaxation, and it bounds what no demand sees by itself: that capacities do not add up evenly.
/// A knapsack of the suppliers that stay idle, solved by dynamic programming.
/// </summary>
internal sealed class SupplyKnapsack
{
    /// <summary>The most states: beyond it, capacities are counted in steps and rounded down, so that no possible plan is lost.</summary>
    private const long MostStates = 2_000_000;

    private readonly int[] weights;
    private readonly int room;
    private readonly Allowance allowance;

    /// <param name="capacities">The most that each supplier covers.</param>
    /// <param name="least">What all of them cover at least.</param>
    /// <param name="allowance">Time; its end leaves every computation with an exception.</param>
    public SupplyKnapsack(int[] capacities, long least, Allowance allowance)
    {
        this.allowance = allowance;
        var idle = Math.Max(0, capacities.Sum(capacity => (long)capacity) - least);
        var step = (idle * capacities.Length / MostStates) + 1;
        weights = Array.ConvertAll(capacities, capacity => (int)(capacity / step));
        room = (int)(idle / step);
    }

    public int Count => weights.Length;

    /// <summary>Whether the others do not suffice.</summary>
    public bool MustServe(int supplier) => weights[supplier] > room;

    /// <summary>The cheapest choice.</summary>
    /// <param name="prices">What each supplier that serves earns, at its number; negative: what it costs.</param>
    /// <returns>The numbers of those that serve.</returns>
    public List<int> Cheapest(long[] prices)
    {
        // [s][left]: the most that is saved by the suppliers from s on that stay idle within what is left.
        var saved = new long[weights.Length + 1][];
        saved[^1] = new long[room + 1];
        for (var s = weights.Length - 1; s >= 0; s--)
        {
            allowance.ThrowIfOver();
            saved[s] = prices[s] < 0 && weights[s] <= room ? WithOrWithout(saved[s + 1], weights[s], -prices[s]) : saved[s + 1];
        }

        var (serving, left) = (new List<int>(), room);
        for (var s = 0; s < weights.Length; s++)
        {
            if (saved[s][left] == saved[s + 1][left])
            {
                serving.Add(s);
            }
            else
            {
                left -= weights[s];
            }
        }

        return serving;
    }

    private static long[] WithOrWithout(long[] without, int weight, long saves)
    {
        var best = (long[])without.Clone();
        for (var left = weight; left < best.Length; left++)
        {
            best[left] = Math.Max(best[left], without[left - weight] + saves);
        }

        return best;
    }
}
