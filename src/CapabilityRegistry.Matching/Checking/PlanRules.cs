using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>Checks that the lines of a plan obey every rule.</summary>
internal sealed class PlanRules(CheckedInput input)
{
    public IEnumerable<string> FaultsOf(IReadOnlyList<Assignment> lines)
    {
        var strange = lines.Where(line => !input.Pairs.ContainsKey((line.NeedId, line.OfferId))).ToList();
        if (strange.Count > 0)
        {
            return strange.Select(line => $"{line.OfferId} may not serve {line.NeedId}");
        }

        return [.. Pairs(lines), .. Pins(lines), .. Needs(lines), .. Bundles(lines), .. Times(lines), .. Missions(lines)];
    }

    private IEnumerable<string> Pairs(IReadOnlyList<Assignment> lines) =>
    [
        .. lines.GroupBy(line => (line.NeedId, line.OfferId)).Where(same => same.Count() > 1).Select(same => $"{same.Key} is there twice"),
        .. lines.Where(line => line.Amount < 1 || line.Amount > input.Pairs[(line.NeedId, line.OfferId)].Capacity)
            .Select(line => $"{line.OfferId} cannot cover {line.Amount} of {line.NeedId}"),
        .. lines.Where(line => !IsStated(line.Verdict, input.Pairs[(line.NeedId, line.OfferId)]))
            .Select(line => $"the verdict on {line.OfferId} for {line.NeedId} is different"),
    ];

    private static bool IsStated(PairEvaluation evaluation, AllowedPair pair) =>
        evaluation.Eligible && evaluation.NeedId == pair.Need.Id && evaluation.OfferId == pair.Offer.Id && evaluation.Score == pair.Score;

    private IEnumerable<string> Pins(IReadOnlyList<Assignment> lines) => input.Pinned
        .Where(pin => !lines.Any(line => line.NeedId == pin.NeedId && line.OfferId == pin.OfferId))
        .Select(pin => $"pin {pin} is not held");

    private IEnumerable<string> Needs(IReadOnlyList<Assignment> lines)
    {
        foreach (var of in lines.GroupBy(line => input.Needs[line.NeedId]))
        {
            var (need, fill) = (of.Key, of.Sum(line => (long)line.Amount));
            if (fill > need.Quantity || fill < need.MinimumFill)
            {
                yield return $"{need.Id} is filled with {fill}";
            }

            foreach (var share in of.GroupBy(line => input.Offers[line.OfferId].Contributor, line => (long)line.Amount))
            {
                if (share.Sum() > input.Room(need, share.Key))
                {
                    yield return $"{share.Key} covers {share.Sum()} more of {need.Id}";
                }
            }
        }
    }

    private IEnumerable<string> Bundles(IReadOnlyList<Assignment> lines)
    {
        var filled = lines.GroupBy(line => line.NeedId).ToDictionary(need => need.Key, need => need.Sum(line => (long)line.Amount));
        return input.Input.Needs.Where(need => need.Bundle is not null).GroupBy(need => need.Bundle)
            .Where(bundle => bundle.Any(need => filled.ContainsKey(need.Id))
                && bundle.Any(need => filled.GetValueOrDefault(need.Id) != need.Quantity))
            .Select(bundle => $"bundle {bundle.Key} is filled in part");
    }

    private IEnumerable<string> Times(IReadOnlyList<Assignment> lines) =>
        from served in lines.GroupBy(line => line.OfferId)
        from one in served
        from other in served
        where string.CompareOrdinal(one.NeedId, other.NeedId) < 0
            && CheckedInput.Overlap(input.Needs[one.NeedId], input.Needs[other.NeedId], input.Offers[served.Key])
        select $"{served.Key} serves {one.NeedId} and {other.NeedId} at once";

    private IEnumerable<string> Missions(IReadOnlyList<Assignment> lines)
    {
        var serving = lines.Select(line => (line.OfferId, Need: input.Needs[line.NeedId])).ToLookup(line => line.OfferId, line => line.Need);
        var alone = from line in lines
                    from partner in input.Offers[line.OfferId].Partners
                    let need = input.Needs[line.NeedId]
                    where !input.IsThere(partner, need) && !serving[partner].Any(other => CheckedInput.Meet(other, need))
                    select $"{line.OfferId} serves {line.NeedId} without {partner}";
        var clashing = from pair in input.Input.Forbidden
                       from one in serving[pair.OfferId]
                       from other in serving[pair.OtherOfferId]
                       where CheckedInput.Meet(one, other)
                       select $"{pair.OfferId} and {pair.OtherOfferId} both serve in {one.Mission}";
        return alone.Concat(clashing);
    }
}
