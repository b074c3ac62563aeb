using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>
/// What people do by hand: the highest priority first, each demand takes its best free pledges until it is full, those that
/// serve it in the plan in force before all others. It obeys every rule, and gives up a demand below its minimum fill, in a
/// bundle, or whose pledges lack a partner. A search sets out from it, so that no limit leaves less than this.
/// </summary>
internal sealed class Greedy
{
    private readonly AssignmentProblem model;
    private readonly int[] amounts;
    private readonly List<(int From, int Until)>?[] busy;
    private readonly HashSet<(int Pledge, int Mission)> serving = [];
    private readonly ILookup<int, int> enemies;

    private Greedy(AssignmentProblem model, IReadOnlyList<bool> chosen)
    {
        (this.model, amounts, busy) = (model, model.Amounts(chosen), new List<(int From, int Until)>[model.Suppliers.Count]);
        enemies = model.Forbidden.Concat(model.Forbidden.Select(pair => (pair.Other, pair.One))).ToLookup(pair => pair.Item1, pair => pair.Item2);
        Bind(Enumerable.Range(0, chosen.Count).Where(i => chosen[i]));
    }

    /// <param name="model">The question.</param>
    /// <param name="chosen">A plan that obeys every rule, to which pairs are added; nothing chosen is one if there are no pins.</param>
    /// <returns>What each pair covers; 0 when it is not chosen.</returns>
    public static int[] Fill(AssignmentProblem model, IReadOnlyList<bool> chosen)
    {
        var (greedy, filled) = (new Greedy(model, chosen), chosen.ToArray());
        foreach (var d in Enumerable.Range(0, model.Demands.Count).Where(d => model.Demands[d].Bundle is null).OrderBy(d => model.Demands[d].Priority))
        {
            greedy.Serve(d).ForEach(pair => filled[pair] = true);
        }

        return model.Amounts(filled);
    }

    private List<int> Serve(int d)
    {
        var (pairs, missing) = Best(d);
        if (model.Demands[d].Quantity - missing < model.Demands[d].MinimumFill)
        {
            return [];
        }

        Bind(pairs);
        return pairs;
    }

    private void Bind(IEnumerable<int> pairs)
    {
        foreach (var pair in pairs.Select(i => model.Pairs[i]))
        {
            (busy[pair.Supplier] ??= []).Add((model.Demands[pair.Demand].Start, model.FreeAgain(pair)));
            serving.Add((pair.Supplier, model.MissionOf(pair)));
        }
    }

    private (List<int> Pairs, int Missing) Best(int d)
    {
        var missing = model.Demands[d].Quantity - model.PairsOf(d).Sum(i => amounts[i]);
        var (pairs, shares) = (new List<int>(), model.PairsOf(d).GroupBy(model.ContributorOf)
            .ToDictionary(of => of.Key, of => model.Demands[d].ShareCap - of.Sum(i => amounts[i])));
        foreach (var i in model.PairsOf(d).OrderByDescending(i => model.Pairs[i].ChangeCost).TakeWhile(_ => missing > 0))
        {
            var share = shares[model.ContributorOf(i)];
            var amount = Math.Min(model.Pairs[i].Capacity, Math.Min(missing, share));
            if (amount > 0 && IsFree(model.Pairs[i]) && FitsWith(pairs, model.Pairs[i]))
            {
                pairs.Add(i);
                missing -= amount;
                shares[model.ContributorOf(i)] = share - amount;
            }
        }

        return (pairs, missing);
    }

    private bool IsFree(Pair pair)
    {
        var demand = model.Demands[pair.Demand];
        return busy[pair.Supplier]?.TrueForAll(time => time.Until <= demand.Start || model.FreeAgain(pair) <= time.From) ?? true;
    }

    private bool FitsWith(List<int> taken, Pair pair)
    {
        return !enemies[pair.Supplier].Any(Serves) && model.Suppliers[pair.Supplier].Partners.All(Serves);

        bool Serves(int pledge) => serving.Contains((pledge, model.MissionOf(pair))) || taken.Exists(i => model.Pairs[i].Supplier == pledge);
    }
}
