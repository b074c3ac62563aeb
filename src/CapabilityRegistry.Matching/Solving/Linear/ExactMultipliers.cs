using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Linear;

/// <summary>
/// Exact dual multipliers of one stage: the floating-point multipliers of the linear solver, rounded to integers over a small
/// denominator, then verified in integers.
/// </summary>
/// <param name="Scale">The denominator.</param>
/// <param name="Values">One for each constraint.</param>
/// <param name="Bound">Right-hand side times multiplier, added up: scale times what no solution on the face surpasses.</param>
/// <param name="Slack">
/// Reduced cost of each pair: every solution that holds the pair stays this far below the bound.
/// </param>
/// <param name="Excludes">Pairs that no best solution holds, those of earlier stages included.</param>
internal sealed record ExactMultipliers(long Scale, long[] Values, Int128 Bound, Int128[] Slack, bool[] Excludes)
{
    /// <summary>Vertices of assignment problems with a few side rules have denominators like these.</summary>
    private static readonly long[] Scales = [1, 2, 3, 4, 6, 12, 60, 840];

    /// <summary>Null when no denominator gives multipliers that hold.</summary>
    /// <param name="constraints">The constraints.</param>
    /// <param name="values">The value of each pair.</param>
    /// <param name="floating">The multipliers of the linear solver.</param>
    /// <param name="free">Constraints whose multiplier may have either sign: those that are equations on this face.</param>
    /// <param name="excluded">Pairs that are not on this face.</param>
    public static ExactMultipliers? Of(
        IReadOnlyList<PairConstraint> constraints, long[] values, double[] floating, bool[] free, bool[] excluded)
    {
        var most = constraints.Zip(floating, (constraint, multiplier) => constraint.Most * multiplier).Sum();
        foreach (var scale in Scales)
        {
            var exact = floating.Select(multiplier => (long)Math.Round(multiplier * scale))
                .Select((multiplier, r) => free[r] ? multiplier : Math.Max(0, multiplier)).ToArray();
            var bound = constraints.Zip(exact, (constraint, multiplier) => (Int128)constraint.Most * multiplier)
                .Aggregate((Int128)0, (sum, each) => sum + each);
            var slack = SlackOf(constraints, values, exact, scale);
            // A bound that is looser than the solver's comes from rounding, and its face would be empty.
            if (Math.Abs((double)bound - (most * scale)) < 0.5 + (1e-12 * Math.Abs(most) * scale)
                && !slack.Index().Any(pair => pair.Item < 0 && !excluded[pair.Index]))
            {
                return new ExactMultipliers(scale, exact, bound, slack, Slacks.Excluding(slack, 0, excluded));
            }
        }

        return null;
    }

    private static Int128[] SlackOf(IReadOnlyList<PairConstraint> constraints, long[] values, long[] multipliers, long scale)
    {
        var slack = values.Select(value => -(Int128)value * scale).ToArray();
        for (var r = 0; r < multipliers.Length; r++)
        {
            if (multipliers[r] != 0)
            {
                foreach (var (pair, factor) in constraints[r].Terms)
                {
                    slack[pair] += (Int128)multipliers[r] * factor;
                }
            }
        }

        return slack;
    }
}
