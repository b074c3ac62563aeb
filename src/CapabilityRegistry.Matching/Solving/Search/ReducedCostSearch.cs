using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// Reduced-cost search: starts with the pairs of least slack and allows more step by step. A plan that loses x against the bound
/// is best of all once all pairs with slack ≤ x were allowed: a better plan cannot hold any other pair.
/// </summary>
/// <param name="problem">The problem.</param>
/// <param name="slack">Least loss of a plan that holds the pair, in 1 / scale; after the pairs, of one that takes further seats.</param>
/// <param name="excluded">Pairs that no plan of interest holds.</param>
internal sealed class ReducedCostSearch(AssignmentProblem problem, IReadOnlyList<Int128> slack, IReadOnlyList<bool> excluded)
{
    /// <summary>The result of the last step.</summary>
    public SearchAnswer Last { get; private set; } = SearchAnswer.None;

    /// <summary>The best plan found; null when there is none.</summary>
    public SearchAnswer? Best { get; private set; }

    /// <summary>The slack up to which pairs were allowed in the last step.</summary>
    public Int128 Tried { get; private set; } = -1;

    /// <param name="parts">Fractions of the pairs to allow in each step, as denominators: 2 is a half, 3 a third.</param>
    /// <param name="least">Loss of the best plan known before.</param>
    /// <param name="ask">Searches for the best plan without some pairs.</param>
    /// <param name="lossOf">Loss of a plan against the bound.</param>
    /// <returns>Whether the result of the last step is the best plan of all.</returns>
    public bool FindsBest(IEnumerable<int> parts, Int128 least, Func<bool[], SearchAnswer> ask, Func<SearchAnswer, Int128> lossOf)
    {
        Int128[] open = [.. slack.Take(problem.Pairs.Length).Where((_, i) => !excluded[i] && !problem.Pairs[i].Pinned).Order()];
        foreach (var part in parts)
        {
            var loss = Int128.Min(least, part == 1 || open.Length == 0 ? Int128.MaxValue : open[(open.Length - 1) / part]);
            if (loss > Tried)
            {
                (Last, Tried) = (ask(Excluding(loss)), loss);
                (Best, least) = Last.Chosen is null ? (Best, least) : (Last, Int128.Min(least, lossOf(Last)));
            }

            if (Last is { Proven: true, Chosen: not null } && lossOf(Last) <= Tried)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Pairs that no plan of interest holds, those of a larger slack included.</summary>
    public bool[] Excluding(Int128 loss) => Slacks.Excluding(slack, loss, excluded);
}
