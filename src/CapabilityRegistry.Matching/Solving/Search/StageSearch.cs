using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// One stage of the search: bounds its value by Lagrangian relaxation and looks for a plan that reaches the bound, or is
/// proven best.
/// </summary>
/// <remarks>
/// The draw between equals (<see cref="SolverStage.TieBreak"/>) has an effort of its own instead of all the time that is left: which of equal plans is taken
/// means nothing, as long as the same input gives the same one.
/// </remarks>
internal sealed class StageSearch(AssignmentProblem problem, IReadOnlyList<SolverStage> stages, int place, int[] start, Allowance given)
{
    /// <summary>The most effort of the draw: deterministic seconds of CP-SAT in each step.</summary>
    private const int DrawEffort = 1;

    /// <summary>The most <see cref="NearSearch.Work"/> of the draw: two or three seconds, in which 20 demands and 80 suppliers are proven.</summary>
    private const long DrawWork = 1_000_000_000;

    /// <summary>How many plans at the prices of the bound are tried.</summary>
    private const int Attempts = 60;

    /// <summary>The most ways that are listed for all demands together: some 30 MB.</summary>
    private const int MostWays = 100_000;

    /// <summary>The first search is for plans that lose this part of what the plan before loses, or more if there are too few ways.</summary>
    private const int FirstPart = 1_024;

    /// <summary>
    /// The most <see cref="NearSearch.Work"/> of a stage, some seconds. The plans near a bound grow exponentially with the demands, so that a search of
    /// them ends soon or not at all: 20 demands and 80 suppliers that fit everywhere take a second or two. What takes more than this is left to CP-SAT.
    /// </summary>
    private const long MostWork = 4_000_000_000;

    /// <summary>What a search does in a second, about, where the effort is limited.</summary>
    private const long WorkInASecond = 400_000_000;

    /// <summary>Ways for each demand, on average, of the first search.</summary>
    private const int FewWays = 40;

    private readonly SolverStage stage = stages[place];
    private readonly bool isDraw = stages[place].Name == SolverStage.TieBreak;
    private readonly Allowance allowance = stages[place].Name == SolverStage.TieBreak ? given.WithAtMost(DrawEffort) : given;
    private readonly int[] before = start;
    private int[] amounts = start;
    private bool nearGaveUp;

    /// <param name="excluded">Pairs that no plan of interest holds; those that this stage excludes are added.</param>
    public SearchAnswer Solve(ref IReadOnlyList<bool> excluded)
    {
        var answer = Answer(ref excluded);
        // Only a search that no clock has ended gives the same plan everywhere.
        return answer with { Settled = isDraw && !answer.Proven && !answer.Impossible && !allowance.IsUsedUp };
    }

    private SearchAnswer Answer(ref IReadOnlyList<bool> excluded)
    {
        // By the effort of the whole search: the draw of one that has no limit is bounded as tightly as it can be.
        var bound = LagrangianBound.Of(problem, stage, [.. stages.Take(place)], amounts, excluded, allowance, given.Effort);
        // Without any effort the bound alone is asked.
        var searches = allowance.Effort is not 0 && IsTight(bound);
        if (searches)
        {
            TryPrices(bound, excluded);
        }

        var search = new ReducedCostSearch(problem, bound.Slack, excluded);
        if (BoundOf(bound) == Reached || (searches && FindsNear(bound)))
        {
            excluded = search.Excluding(LossOf(bound, Reached));
            return new(true, false, Reached, [.. amounts.Select(amount => amount > 0)]);
        }

        // What is too much for a search of its neighbourhood is too much for CP-SAT with the effort of a draw.
        if (isDraw && nearGaveUp)
        {
            return StoppedEarly(bound, null);
        }

        if (search.FindsBest(
            [6, 5, 4, 3, 2, 1], LossOf(bound, Reached), without => On(bound, without, search.Best), answer => LossOf(bound, ValueOf(answer))))
        {
            excluded = search.Excluding(LossOf(bound, ValueOf(search.Last)));
            return search.Last;
        }

        return search.Last.Impossible && search.Tried >= LossOf(bound, Reached) ? search.Last : StoppedEarly(bound, search.Best);
    }

    // Plans at its prices reach the bound of a fill mostly. That of another stage they reach only where the supply is a part of it, which is so
    // where each supplier serves one demand at most. Where suppliers serve one demand after the other, a gap of some percent remains: there
    // are more plans within it than can be seen, while CP-SAT settles such parts, with their few pairs for each supplier, in no time.
    private bool IsTight(LagrangianBound bound) => stage.Maximise || bound.Relaxed.Supplied > 0;

    // The best of some plans at the prices of the bound, if it is better than the plan before.
    private void TryPrices(LagrangianBound bound, IReadOnlyList<bool> excluded) => allowance.InTime(
        () =>
        {
            var plans = new PricedPlans(problem, bound, stage.Maximise, excluded, allowance);
            for (var attempt = 0; attempt < Attempts && BoundOf(bound) != Reached; attempt++)
            {
                var found = plans.Attempt(attempt);
                amounts = found is not null && IsBetter(stage.ValueOf(problem, found)) ? found : amounts;
            }

            return true;
        },
        () => false);

    // Whether the best of all plans was found near the bound: first among those that lose little, then among those that lose a third more.
    private bool FindsNear(LagrangianBound bound)
    {
        // Half of the time of the stage, so that CP-SAT has the other half. The draw is divided by effort.
        var half = isDraw ? allowance : new Allowance(allowance.Share(stages.Count - place) / 2, allowance.Effort, allowance.Cancel);
        return half.InTime(() => FindsNear(bound, half), () => false);
    }

    private bool FindsNear(LagrangianBound bound, Allowance half)
    {
        if (stage.Maximise || problem.Demands.Any(demand => demand.Bundle is not null))
        {
            return false;
        }

        var most = LossOf(bound, Reached);
        var (least, left) = (0, Math.Min(isDraw ? DrawWork : MostWork, (given.Effort ?? MostWork / WorkInASecond) * WorkInASecond));
        for (var loss = most / FirstPart; ; loss = Int128.Min(most, loss + (loss / 3) + 1))
        {
            if (bound.Relaxed.WaysWithin(bound.Multipliers, loss, MostWays) is not { } ways)
            {
                return false;
            }

            // So few that they hardly make up a plan are not worth a search.
            if (loss < most && ways.Sum(of => of.Count) < Math.Max(least, FewWays * ways.Length))
            {
                continue;
            }

            var near = new NearSearch(bound, ways, loss, left, half);
            var ends = half.InTime(near.Ends, () => false);
            left -= near.Work;
            if (near.Best is not null)
            {
                var chosen = new bool[amounts.Length];
                Array.ForEach(near.Best, i => chosen[i] = true);
                amounts = problem.Amounts(chosen);
            }

            if (!ends || near.Best is not null || loss == most)
            {
                nearGaveUp = !ends;
                return ends;
            }

            least = ways.Sum(of => of.Count);
        }
    }

    private bool IsBetter(long value) => stage.Maximise ? value > Reached : value < Reached;

    // CP-SAT may have found nothing better than the plan before, or nothing at all. The bound is valid nevertheless.
    private SearchAnswer StoppedEarly(LagrangianBound bound, SearchAnswer? best) => new(
        false, false, BoundOf(bound),
        best is not null && IsBetter(ValueOf(best)) ? best.Chosen
            : best is null && ReferenceEquals(amounts, before) ? null
            : [.. amounts.Select(amount => amount > 0)]);

    private long Reached => stage.ValueOf(problem, amounts);

    private SearchAnswer On(LagrangianBound bound, bool[] without, SearchAnswer? best)
    {
        // The bound found before stays valid when the time is over.
        var answer = allowance.InTime(() => Searched(bound, without, best), () => SearchAnswer.None);
        return answer.Chosen is not null && ValueOf(answer) == BoundOf(bound) ? answer with { Proven = true, Bound = BoundOf(bound) } : answer;
    }

    private SearchAnswer Searched(LagrangianBound bound, bool[] without, SearchAnswer? best)
    {
        var program = new CpSatProgram(problem, without, allowance);
        program.RequireReached(stages.Take(place), amounts);
        program.Hint(best is null ? amounts : problem.Amounts(best.Chosen!));
        return program.Optimise(stage, stages.Count - place, BoundOf(bound));
    }

    private long BoundOf(LagrangianBound bound) => (stage.Maximise ? -bound.Bound : bound.Bound) + stage.ValueOfNothing(problem);

    private long ValueOf(SearchAnswer answer) => stage.ValueOf(problem, problem.Amounts(answer.Chosen!));

    // How far a plan of this value stays from the bound, in 1 / scale.
    private Int128 LossOf(LagrangianBound bound, long value)
    {
        var counted = value - stage.ValueOfNothing(problem);
        return ((Int128)(stage.Maximise ? -counted : counted) * bound.Scale) - bound.Exact;
    }
}
