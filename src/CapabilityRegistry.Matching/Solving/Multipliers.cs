namespace CapabilityRegistry.Matching.Solving;

/// <summary>
/// Exact multipliers of the limits for one level. The linear solver's are floating; here they become integers over a small
/// denominator, and whether they prove anything is computed in integers alone.
/// </summary>
/// <param name="Scale">The denominator.</param>
/// <param name="Values">One for each limit.</param>
/// <param name="Bound">Limit times multiplier, added up: scale times what no solution on the face surpasses.</param>
/// <param name="Excludes">Pairs that a best solution does not hold, those of earlier levels included.</param>
internal sealed record Multipliers(long Scale, long[] Values, Int128 Bound, bool[] Excludes)
{
    /// <summary>Vertices of assignment problems with a few side rules have denominators like these.</summary>
    private static readonly long[] Scales = [1, 2, 3, 4, 6, 12, 60, 840];

    /// <summary>Null when no denominator gives multipliers that hold.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="worth">What each pair adds.</param>
    /// <param name="floating">What the linear solver says.</param>
    /// <param name="free">Limits whose multiplier may have either sign: those that are equations on this face.</param>
    /// <param name="excluded">Pairs that are not on this face.</param>
    public static Multipliers? Of(
        IReadOnlyList<Limit> limits, long[] worth, double[] floating, bool[] free, bool[] excluded)
    {
        var most = limits.Zip(floating, (limit, value) => limit.Most * value).Sum();
        foreach (var scale in Scales)
        {
            var values = floating.Select((value, r) => (long)Math.Round(value * scale)).Select((value, r) => free[r] ? value : Math.Max(0, value)).ToArray();
            var bound = limits.Zip(values, (limit, value) => (Int128)limit.Most * value).Aggregate((Int128)0, (sum, each) => sum + each);
            // A bound that is looser than the solver's comes from rounding, and its face would be empty.
            if (Math.Abs((double)bound - (most * scale)) < 0.5 + (1e-12 * Math.Abs(most) * scale) && Excluded(limits, worth, values, scale, excluded) is { } excludes)
            {
                return new Multipliers(scale, values, bound, excludes);
            }
        }

        return null;
    }

    // The slack of each pair: what its limits cost less what it is worth. Below 0 the multipliers prove nothing.
    private static bool[]? Excluded(IReadOnlyList<Limit> limits, long[] worth, long[] values, long scale, bool[] excluded)
    {
        var slack = worth.Select(value => -(Int128)value * scale).ToArray();
        for (var r = 0; r < values.Length; r++)
        {
            if (values[r] != 0)
            {
                foreach (var (pair, factor) in limits[r].Terms)
                {
                    slack[pair] += (Int128)values[r] * factor;
                }
            }
        }

        var result = (bool[])excluded.Clone();
        for (var i = 0; i < slack.Length; i++)
        {
            if (!excluded[i] && slack[i] < 0)
            {
                return null;
            }

            result[i] |= slack[i] > 0;
        }

        return result;
    }
}
