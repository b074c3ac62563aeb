using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>
/// Whether the multipliers of a component prove its stages, as <see cref="ComponentProof.Multipliers"/> describes: in time
/// proportional to the pairs and in exact integers.
/// </summary>
internal sealed class DualProof(CheckedInput input)
{
    private readonly StageValues values = new(input);

    public IEnumerable<string> FaultsOf(ComponentProof part)
    {
        var stages = part.Levels.TakeWhile(proof => proof.By == StageProof.Dual).Count();
        if (part.Levels.Skip(stages).Any(proof => proof.By == StageProof.Dual) || part.Multipliers.Any(m => m.Values.Count != stages))
        {
            return [$"component of {PlanCheck.NameOf(part)}: the stages proven by a dual are not the first"];
        }

        return stages == 0 ? [] : Faults(part, stages).Select(fault => $"component of {PlanCheck.NameOf(part)}: {fault}");
    }

    private List<string> Faults(ComponentProof part, int stages)
    {
        var pairs = part.Needs.SelectMany(id => input.ByNeed[id]).ToList();
        if (pairs.GroupBy(pair => pair.Need.Id).Any(of => !InSeats([.. of])))
        {
            return ["multipliers prove nothing of a need that takes no whole seats"];
        }

        var constraints = new CertificateConstraints(input, part, pairs, stages);
        return constraints.Faults.Count > 0 ? constraints.Faults : [.. Pairs(part, pairs, constraints, stages), .. Total(part, constraints, stages)];
    }

    private bool InSeats(AllowedPair[] pairs)
    {
        var (need, seat) = (pairs[0].Need, pairs[0].Capacity);
        return pairs.All(pair => pair.Capacity == seat)
            && need.Quantity % seat == 0
            && pairs.All(pair => pair.Room % seat == 0)
            && (seat == 1 || !pairs.Any(pair => pair.Pinned || input.CostOfLeaving(need.Id, pair.Offer.Id) > 0 || input.Partners.Contains(pair.Offer.Id)));
    }

    // For each pair that is not pinned, the multipliers of its constraints add up to at least its value.
    private IEnumerable<string> Pairs(ComponentProof part, List<AllowedPair> pairs, CertificateConstraints constraints, int stages)
    {
        foreach (var pair in pairs.Where(pair => !pair.Pinned))
        {
            var left = (Int128[])constraints.PricesOf(pair).Clone();
            var value = values.Of(pair, pair.Capacity);
            for (var stage = 0; stage < stages; stage++)
            {
                left[stage] -= (Int128)value[stage] * part.Levels[stage].Scale;
            }

            if (CertificateConstraints.Sign(left) < 0)
            {
                yield return $"{pair.Need.Id} with {pair.Offer.Id} has more value than its constraints cost";
            }
        }
    }

    private IEnumerable<string> Total(ComponentProof part, CertificateConstraints constraints, int stages)
    {
        var total = constraints.Total(stages);
        for (var stage = 0; stage < stages; stage++)
        {
            Int128 reached = 0;
            foreach (var (pair, amount) in part.Lines.Select(line => (input.Pairs[(line.NeedId, line.OfferId)], line.Amount)).Where(line => !line.Item1.Pinned))
            {
                reached += values.Of(pair, amount)[stage];
            }

            var over = total[stage] - reached * part.Levels[stage].Scale;
            // Values are integers: on the last stage, a bound that is less than 1 away proves the value.
            if (part.Levels[stage].Bound != part.Levels[stage].Value || over < 0 || over >= (stage == stages - 1 ? part.Levels[stage].Scale : 1))
            {
                yield return $"{part.Levels[stage].Stage}: the multipliers do not add up to the value";
            }
        }
    }
}
