using CapabilityRegistry.Matching.Solving;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>
/// What people do by hand: the highest priority first, each need takes its best free pledges until it is full. It minds time,
/// shares and pledges that must not serve together; a need below its minimum fill, in a bundle or with a partner missing gives up.
/// </summary>
internal static class Greedy
{
    public static IEnumerable<(int Pair, int Amount)> Fill(Model model)
    {
        var busy = new List<(int From, int Until)>[model.Pledges.Count];
        var serving = new HashSet<(int Pledge, int Mission)>();
        var enemies = model.Forbidden.Concat(model.Forbidden.Select(pair => (pair.Other, pair.One))).ToLookup(pair => pair.Item1, pair => pair.Item2);
        foreach (var d in Enumerable.Range(0, model.Demands.Count).Where(d => model.Demands[d].Bundle is null).OrderBy(d => model.Demands[d].Priority))
        {
            var lines = Serve(model, d, busy, serving, enemies);
            if (lines.Sum(line => line.Amount) < model.Demands[d].MinimumFill)
            {
                continue;
            }

            foreach (var (pair, amount) in lines)
            {
                var pledge = model.Pairs[pair].Pledge;
                (busy[pledge] ??= []).Add((model.Demands[d].Start, model.FreeAgain(model.Pairs[pair])));
                serving.Add((pledge, model.Demands[d].Mission));
                yield return (pair, amount);
            }
        }
    }

    private static List<(int Pair, int Amount)> Serve(
        Model model, int d, List<(int From, int Until)>?[] busy, HashSet<(int, int)> serving, ILookup<int, int> enemies)
    {
        var demand = model.Demands[d];
        var (lines, missing, shares) = (new List<(int, int)>(), demand.Quantity, new Dictionary<int, int>());
        for (var i = model.First[d]; i < model.First[d + 1] && missing > 0; i++)
        {
            var pair = model.Pairs[i];
            var share = shares.GetValueOrDefault(model.Pledges[pair.Pledge].Contributor, demand.ShareCap);
            var amount = Math.Min(pair.Capacity, Math.Min(missing, share));
            var free = busy[pair.Pledge]?.TrueForAll(time => time.Until <= demand.Start || model.FreeAgain(pair) <= time.From) ?? true;
            if (amount > 0 && free && enemies[pair.Pledge].All(enemy => !serving.Contains((enemy, demand.Mission)))
                && model.Pledges[pair.Pledge].Partners.All(partner => serving.Contains((partner, demand.Mission))))
            {
                lines.Add((i, amount));
                missing -= amount;
                shares[model.Pledges[pair.Pledge].Contributor] = share - amount;
            }
        }

        return lines;
    }
}
