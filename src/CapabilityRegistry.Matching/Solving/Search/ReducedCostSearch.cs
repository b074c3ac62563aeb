using CapabilityRegistry.Matching.Solving.Linear;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// Looks for a plan with few pairs first, those of least slack. A plan that loses so much against a bound is best of all once
/// every pair is allowed whose slack is no larger: a better plan cannot hold any other. So the pairs allowed grow step by step,
/// and never beyond what the best plan known loses.
/// </summary>
/// <param name="model">The question.</param>
/// <param name="slack">What a plan loses at least, in 1 / scale, when it holds the pair.</param>
/// <param name="before">Pairs that no plan of interest holds.</param>
internal sealed class ReducedCostSearch(AssignmentProblem model, IReadOnlyList<Int128> slack, IReadOnlyList<bool> before)
{
    /// <summary>What was found last.</summary>
    public SearchAnswer Last { get; private set; } = SearchAnswer.None;

    /// <summary>The best plan found; null when there is none.</summary>
    public SearchAnswer? Best { get; private set; }

    /// <summary>Pairs whose slack is no larger were allowed last.</summary>
    public Int128 Tried { get; private set; } = -1;

    /// <param name="parts">Of the pairs, the part to allow in each step: a half, a third … given as 2, 3 …</param>
    /// <param name="least">What the best plan known before loses.</param>
    /// <param name="ask">Looks for the best plan without some pairs.</param>
    /// <param name="lossOf">What a plan loses.</param>
    /// <returns>Whether what was found last is the best plan of all.</returns>
    public bool FindsBest(IEnumerable<int> parts, Int128 least, Func<bool[], SearchAnswer> ask, Func<SearchAnswer, Int128> lossOf)
    {
        Int128[] open = [.. slack.Where((_, i) => !before[i] && !model.Pairs[i].Pinned).Order()];
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
    public bool[] Excluding(Int128 loss) => ExactMultipliers.Excluding(slack, loss, before);
}
