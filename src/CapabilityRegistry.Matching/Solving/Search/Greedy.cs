using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// The way people plan by hand: the highest priority first, each demand takes its best free suppliers until it is full, those that
/// serve it in the plan in force before all others. It obeys every rule, and gives up a demand below its minimum fill, in a
/// bundle, or whose suppliers lack a partner. A search starts from it, so that no constraint of time leaves less than this.
/// </summary>
internal sealed class Greedy
{
    private readonly AssignmentProblem problem;
    private readonly int[] amounts;
    private readonly bool replans;
    private readonly List<Demand>?[] serving;
    private readonly ILookup<int, int> enemies;

    private Greedy(AssignmentProblem problem, IReadOnlyList<bool> chosen)
    {
        (this.problem, amounts) = (problem, problem.Amounts(chosen));
        serving = new List<Demand>[problem.Suppliers.Count];
        enemies = problem.Forbidden.Concat(problem.Forbidden.Select(pair => (pair.Other, pair.One))).ToLookup(pair => pair.Item1, pair => pair.Item2);
        replans = Array.Exists(problem.Pairs, pair => pair.ChangeCost != 0);
        Bind(AssignmentProblem.Chosen(amounts));
    }

    /// <param name="problem">The problem.</param>
    /// <param name="chosen">A plan that obeys every rule, to which pairs are added; nothing chosen is one if there are no pins.</param>
    /// <param name="cancel">Ends it. No limit does: a plan of some kind is always made, in the time that it takes to read the pairs.</param>
    /// <returns>What each pair covers; 0 when it is not chosen.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static int[] Fill(AssignmentProblem problem, IReadOnlyList<bool> chosen, CancellationToken cancel)
    {
        var (greedy, filled) = (new Greedy(problem, chosen), chosen.ToArray());
        foreach (var d in Enumerable.Range(0, problem.Demands.Count).Where(d => problem.Demands[d].Bundle is null).OrderBy(d => problem.Demands[d].Priority))
        {
            cancel.ThrowIfCancellationRequested();
            greedy.Serve(d).ForEach(pair => filled[pair] = true);
        }

        return problem.Amounts(filled);
    }

    private List<int> Serve(int d)
    {
        var (pairs, missing) = Best(d);
        if (problem.Demands[d].Quantity - missing < problem.Demands[d].MinimumFill)
        {
            return [];
        }

        Bind(pairs);
        return pairs;
    }

    private void Bind(IEnumerable<int> pairs)
    {
        foreach (var pair in pairs.Select(i => problem.Pairs[i]))
        {
            (serving[pair.Supplier] ??= []).Add(problem.Demands[pair.Demand]);
        }
    }

    private (List<int> Pairs, int Missing) Best(int d)
    {
        var demand = problem.Demands[d];
        var (pairs, missing, shares) = (new List<int>(), demand.Quantity, new Dictionary<int, int>());
        foreach (var at in AssignmentProblem.Chosen(amounts.AsSpan(problem.First[d]..problem.First[d + 1])))
        {
            Cover(problem.First[d] + at, amounts[problem.First[d] + at]);
        }

        // Most demands are full long before their pairs end, so that nothing is computed for all of these.
        foreach (var i in KeptFirst(d).TakeWhile(_ => missing > 0))
        {
            var amount = Math.Min(problem.Pairs[i].Capacity, Math.Min(missing, Left(i)));
            if (amount > 0 && IsFree(problem.Pairs[i]) && FitsWith(pairs, problem.Pairs[i]))
            {
                pairs.Add(i);
                Cover(i, amount);
            }
        }

        return (pairs, missing);

        int Left(int i) => shares.TryGetValue(problem.ContributorOf(i), out var left) ? left : demand.RoomOf(problem.ContributorOf(i));

        void Cover(int i, int amount)
        {
            missing -= amount;
            shares[problem.ContributorOf(i)] = Left(i) - amount;
        }
    }

    private IEnumerable<int> KeptFirst(int d) => replans
        ? problem.PairsOf(d).OrderByDescending(i => problem.Pairs[i].ChangeCost)
        : problem.PairsOf(d);

    private bool IsFree(Pair pair)
    {
        var demand = problem.Demands[pair.Demand];
        return serving[pair.Supplier]?.TrueForAll(other => !demand.Overlaps(other, problem.Suppliers[pair.Supplier].Turnaround)) ?? true;
    }

    private bool FitsWith(List<int> taken, Pair pair)
    {
        return !enemies[pair.Supplier].Any(Serves) && problem.Suppliers[pair.Supplier].Partners
            .All(partner => problem.Demands[pair.Demand].Present.Contains(partner) || Serves(partner));

        bool Serves(int supplier) =>
            serving[supplier]?.Exists(problem.Demands[pair.Demand].Meets) == true || taken.Exists(i => problem.Pairs[i].Supplier == supplier);
    }
}
