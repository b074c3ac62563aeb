using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Linear;

/// <summary>
/// Exact multipliers of the limits for one level. The linear solver's are floating; here they become integers over a small
/// denominator, and whether they prove anything is computed in integers alone.
/// </summary>
/// <param name="Scale">The denominator.</param>
/// <param name="Values">One for each limit.</param>
/// <param name="Bound">Limit times multiplier, added up: scale times what no solution on the face surpasses.</param>
/// <param name="Slack">
/// What the limits of each pair cost above what it is worth: every solution that holds the pair stays so far below the bound.
/// </param>
/// <param name="Excludes">Pairs that a best solution does not hold, those of earlier levels included.</param>
internal sealed record ExactMultipliers(long Scale, long[] Values, Int128 Bound, Int128[] Slack, bool[] Excludes)
{
    /// <summary>Vertices of assignment problems with a few side rules have denominators like these.</summary>
    private static readonly long[] Scales = [1, 2, 3, 4, 6, 12, 60, 840];

    /// <summary>Null when no denominator gives multipliers that hold.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="worth">What each pair adds.</param>
    /// <param name="floating">What the linear solver says.</param>
    /// <param name="free">Limits whose multiplier may have either sign: those that are equations on this face.</param>
    /// <param name="excluded">Pairs that are not on this face.</param>
    public static ExactMultipliers? Of(
        IReadOnlyList<PairConstraint> limits, long[] worth, double[] floating, bool[] free, bool[] excluded)
    {
        var most = limits.Zip(floating, (limit, value) => limit.Most * value).Sum();
        foreach (var scale in Scales)
        {
            var values = floating.Select((value, r) => (long)Math.Round(value * scale)).Select((value, r) => free[r] ? value : Math.Max(0, value)).ToArray();
            var bound = limits.Zip(values, (limit, value) => (Int128)limit.Most * value).Aggregate((Int128)0, (sum, each) => sum + each);
            var slack = SlackOf(limits, worth, values, scale);
            // A bound that is looser than the solver's comes from rounding, and its face would be empty.
            if (Math.Abs((double)bound - (most * scale)) < 0.5 + (1e-12 * Math.Abs(most) * scale)
                && !slack.Index().Any(pair => pair.Item < 0 && !excluded[pair.Index]))
            {
                return new ExactMultipliers(scale, values, bound, slack, Excluding(slack, 0, excluded));
            }
        }

        return null;
    }

    /// <summary>Pairs that no solution holds which stays less than this below the bound, those excluded before included.</summary>
    public static bool[] Excluding(IReadOnlyList<Int128> slack, Int128 loss, IReadOnlyList<bool> excluded) =>
        [.. slack.Select((value, i) => excluded[i] || value > loss)];

    private static Int128[] SlackOf(IReadOnlyList<PairConstraint> limits, long[] worth, long[] values, long scale)
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

        return slack;
    }
}
