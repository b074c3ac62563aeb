using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.WhatIf;

/// <summary>Which steps are, taken together, still a flow: each by itself, and with the others of its pledge and of its needs.</summary>
internal sealed class FlowImprovements(IndexedPlan state, IReadOnlyList<ImprovementOption> all, ImprovedSuppliers pledges)
{
    private readonly IReadOnlyList<Need> needs = state.Portfolio.Needs;

    public bool[] Fit(CancellationToken cancel)
    {
        var flows = new FlowGains(state);
        var fits = all.AsParallel().AsOrdered().WithCancellation(cancel).Select(flows.IsExact).ToArray();
        var (often, mixed) = (OftenFree(fits), Mixed(fits));
        return [.. fits.Select((fit, i) => fit && !often.Contains(pledges.Of[i]) && !mixed.Overlaps(all[i].Opened))];
    }

    // Pledges that with several steps could serve one need after the other.
    private HashSet<int> OftenFree(bool[] fits)
    {
        var spans = new Dictionary<int, (int LastStart, int FirstFree)>();
        foreach (var (i, option) in Several(fits))
        {
            var (last, first) = spans.GetValueOrDefault(pledges.Of[i], (int.MinValue, int.MaxValue));
            spans[pledges.Of[i]] = (Math.Max(last, option.LastStart(needs)), Math.Min(first, option.FirstFree(needs)));
        }

        return [.. spans.Where(span => span.Value.LastStart >= span.Value.FirstFree).Select(span => span.Key)];
    }

    private IEnumerable<(int Index, ImprovementOption Option)> Several(bool[] fits)
    {
        var steps = new int[pledges.All.Count];
        foreach (var pledge in pledges.Of)
        {
            steps[pledge]++;
        }

        return all.Index().Where(option => fits[option.Index] && option.Item.Needs.Length > 0 && steps[pledges.Of[option.Index]] > 1);
    }

    // Needs that nobody could serve before, of which the steps would cover different parts, or parts that do not fill a share.
    private HashSet<int> Mixed(bool[] fits)
    {
        var (slots, mixed) = (new Dictionary<int, int>(), new HashSet<int>());
        foreach (var option in all.Where((_, i) => fits[i]))
        {
            foreach (var need in option.Opened)
            {
                if (state.ComponentOf[need] < 0 && option.CapacityFor(needs[need]) is var slot && IsAnother(need, slot))
                {
                    mixed.Add(need);
                }
            }
        }

        return mixed;

        bool IsAnother(int need, int slot) =>
            (!slots.TryAdd(need, slot) && slots[need] != slot) || state.Portfolio.Problem.Demands[need].ShareCap % slot != 0;
    }
}
