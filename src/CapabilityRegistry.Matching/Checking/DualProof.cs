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
        var stages = part.Stages.TakeWhile(proof => proof.By == StageProof.Dual).Count();
        if (part.Stages.Skip(stages).Any(proof => proof.By == StageProof.Dual) || part.Multipliers.Any(m => m.Values.Count != stages))
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
        var seats = pairs.GroupBy(pair => pair.Need.Id).ToDictionary(of => of.Key, of => new CountedSeats(values, [.. of]), StringComparer.Ordinal);
        return constraints.Faults.Count > 0 ? constraints.Faults
            : [.. Pairs(part, pairs, constraints, seats, stages), .. Total(part, constraints, seats.Values, stages)];
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
    private IEnumerable<string> Pairs(
        ComponentProof part, List<AllowedPair> pairs, CertificateConstraints constraints, Dictionary<string, CountedSeats> seats, int stages)
    {
        foreach (var pair in pairs.Where(pair => !pair.Pinned))
        {
            var left = (Int128[])constraints.PricesOf(pair).Clone();
            var value = values.Of(pair);
            value[values.StageOf(pair.Need)] = seats[pair.Need.Id].First;
            for (var stage = 0; stage < stages; stage++)
            {
                left[stage] -= (Int128)value[stage] * part.Stages[stage].Scale;
            }

            if (CertificateConstraints.Sign(left) < 0)
            {
                yield return $"{pair.Need.Id} with {pair.Offer.Id} has more value than its constraints cost";
            }
        }
    }

    private IEnumerable<string> Total(ComponentProof part, CertificateConstraints constraints, IEnumerable<CountedSeats> seats, int stages)
    {
        var total = constraints.Total(stages);
        foreach (var of in seats)
        {
            var price = constraints.PriceOf(of.Need);
            var scale = values.StageOf(of.Need) is var fill && fill < stages ? part.Stages[fill].Scale : 0;
            of.AddTo(total, price, fill, scale);
        }

        var lines = part.Lines.Select(line => (Pair: input.Pairs[(line.NeedId, line.OfferId)], line.Amount)).ToList();
        var (all, pinned) = (values.Of(lines), values.Of([.. lines.Where(line => line.Pair.Pinned)]));
        for (var stage = 0; stage < stages; stage++)
        {
            var over = total[stage] - (((Int128)all[stage] - pinned[stage]) * part.Stages[stage].Scale);
            // Values are integers: on the last stage, a bound that is less than 1 away proves the value.
            if (part.Stages[stage].Bound != part.Stages[stage].Value || over < 0 || over >= (stage == stages - 1 ? part.Stages[stage].Scale : 1))
            {
                yield return $"{part.Stages[stage].Stage}: the multipliers do not add up to the value";
            }
        }
    }
}
