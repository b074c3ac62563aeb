using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Matching.Threads;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>Which improvements can be put into one flow: each by itself, and together with the others of its supplier and of its demands.</summary>
internal sealed class FlowImprovements(IndexedPlan indexed, IReadOnlyList<ImprovementOption> all, ImprovedSuppliers suppliers)
{
    private readonly IReadOnlyList<Need> needs = indexed.Prepared.Needs;

    public bool[] Fit(CancellationToken cancel)
    {
        var flows = new FlowGains(indexed);
        var fits = new bool[all.Count];
        Parallel.For(0, fits.Length, CallersThreads.Of(cancel), i => fits[i] = flows.IsExact(all[i]));
        var (often, mixed) = (OftenFree(fits), Mixed(fits));
        return [.. fits.Select((fit, i) => fit && !often.Contains(suppliers.Of[i]) && !mixed.Overlaps(all[i].Opened))];
    }

    // Suppliers that with several improvements could serve one need after the other.
    private HashSet<int> OftenFree(bool[] fits)
    {
        var spans = new Dictionary<int, (int LastStart, int FirstFree)>();
        foreach (var (i, option) in Several(fits))
        {
            var (last, first) = spans.GetValueOrDefault(suppliers.Of[i], (int.MinValue, int.MaxValue));
            spans[suppliers.Of[i]] = (Math.Max(last, option.LastStart(needs)), Math.Min(first, option.FirstFree(needs)));
        }

        return [.. spans.Where(span => span.Value.LastStart >= span.Value.FirstFree).Select(span => span.Key)];
    }

    private IEnumerable<(int Index, ImprovementOption Option)> Several(bool[] fits)
    {
        var counts = new int[suppliers.All.Count];
        foreach (var supplier in suppliers.Of)
        {
            counts[supplier]++;
        }

        return all.Index().Where(option => fits[option.Index] && option.Item.Needs.Length > 0 && counts[suppliers.Of[option.Index]] > 1);
    }

    // Needs that no offer could serve before, of which the improvements would cover different amounts, or amounts that do not divide
    // the share cap.
    private HashSet<int> Mixed(bool[] fits)
    {
        var (seats, mixed) = (new Dictionary<int, int>(), new HashSet<int>());
        foreach (var option in all.Where((_, i) => fits[i]))
        {
            foreach (var need in option.Opened)
            {
                if (indexed.ComponentOf[need] < 0 && option.CapacityFor(needs[need]) is var seat && IsAnother(need, seat))
                {
                    mixed.Add(need);
                }
            }
        }

        return mixed;

        bool IsAnother(int need, int seat) =>
            (!seats.TryAdd(need, seat) && seats[need] != seat) || !indexed.Prepared.Problem.Demands[need].SharesTakeWhole(seat);
    }
}
