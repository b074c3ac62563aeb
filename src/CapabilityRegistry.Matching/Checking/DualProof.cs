using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>
/// Whether the multipliers of a component prove its levels, as <see cref="ComponentProof.Multipliers"/> describes: in time
/// proportional to the pairs and in exact integers.
/// </summary>
internal sealed class DualProof(CheckedInput facts)
{
    private readonly StageValues worth = new(facts);

    public IEnumerable<string> FaultsOf(ComponentProof part)
    {
        var levels = part.Levels.TakeWhile(level => level.By == StageProof.Dual).Count();
        if (part.Levels.Skip(levels).Any(level => level.By == StageProof.Dual) || part.Multipliers.Any(m => m.Values.Count != levels))
        {
            return [$"component of {PlanCheck.NameOf(part)}: the levels proven by a dual are not the first"];
        }

        return levels == 0 ? [] : Faults(part, levels).Select(fault => $"component of {PlanCheck.NameOf(part)}: {fault}");
    }

    private List<string> Faults(ComponentProof part, int levels)
    {
        var pairs = part.Needs.SelectMany(id => facts.ByNeed[id]).ToList();
        if (pairs.GroupBy(pair => pair.Need.Id).Any(of => !InSlots([.. of])))
        {
            return ["multipliers prove nothing of a need that takes no whole slots"];
        }

        var limits = new CertificateConstraints(facts, part, pairs, levels);
        return limits.Faults.Count > 0 ? limits.Faults : [.. Prices(part, pairs, limits, levels), .. Total(part, limits, levels)];
    }

    private bool InSlots(AllowedPair[] pairs)
    {
        var (need, slot) = (pairs[0].Need, pairs[0].Capacity);
        return pairs.All(pair => pair.Capacity == slot)
            && need.Quantity % slot == 0
            && (need.ShareCap is not { } cap || cap >= need.Quantity || cap % slot == 0)
            && (slot == 1 || !pairs.Any(pair => pair.Pinned || facts.CostOfLeaving(need.Id, pair.Offer.Id) > 0 || facts.Partners.Contains(pair.Offer.Id)));
    }

    // Of every pair that is still open, the limits together are as dear as it is worth.
    private IEnumerable<string> Prices(ComponentProof part, List<AllowedPair> pairs, CertificateConstraints limits, int levels)
    {
        foreach (var pair in pairs.Where(pair => !pair.Pinned))
        {
            var left = (Int128[])limits.PricesOf(pair).Clone();
            var value = worth.Of(pair, pair.Capacity);
            for (var level = 0; level < levels; level++)
            {
                left[level] -= (Int128)value[level] * part.Levels[level].Scale;
            }

            if (CertificateConstraints.Sign(left) < 0)
            {
                yield return $"{pair.Need.Id} with {pair.Offer.Id} is worth more than its limits cost";
            }
        }
    }

    private IEnumerable<string> Total(ComponentProof part, CertificateConstraints limits, int levels)
    {
        var total = limits.Total(levels);
        for (var level = 0; level < levels; level++)
        {
            Int128 reached = 0;
            foreach (var (pair, amount) in part.Lines.Select(line => (facts.Pairs[(line.NeedId, line.OfferId)], line.Amount)).Where(line => !line.Item1.Pinned))
            {
                reached += worth.Of(pair, amount)[level];
            }

            var over = total[level] - reached * part.Levels[level].Scale;
            // Values are integers: on the last level, a bound that is less than 1 away is as good as none.
            if (part.Levels[level].Bound != part.Levels[level].Value || over < 0 || over >= (level == levels - 1 ? part.Levels[level].Scale : 1))
            {
                yield return $"{part.Levels[level].Stage}: the multipliers do not add up to the value";
            }
        }
    }
}
