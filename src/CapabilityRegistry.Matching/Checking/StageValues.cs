using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>Values of pairs and plans on each stage.</summary>
internal sealed class StageValues
{
    private readonly CheckedInput input;
    private readonly int[] priorities;
    private readonly int? changes;

    public StageValues(CheckedInput input)
    {
        this.input = input;
        priorities = [.. input.Input.Needs.Select(need => need.Priority).Distinct().Order()];
        changes = input.Input.Previous.Count > 0 ? priorities.Length : null;
        Stages =
        [
            .. priorities.Select(priority => $"fill-priority-{priority}"),
            .. changes is null ? Array.Empty<string>() : ["changes"],
            "quality",
            "tie-break",
        ];
    }

    public IReadOnlyList<string> Stages { get; }

    /// <summary>What a pair adds if it covers this amount: more is better on every stage.</summary>
    public long[] Of(AllowedPair pair, int amount)
    {
        var values = new long[Stages.Count];
        values[Array.IndexOf(priorities, pair.Need.Priority)] = Stage.FullNeed / pair.Need.Quantity * amount;
        if (changes is { } stage)
        {
            values[stage] = input.CostOfLeaving(pair.Need.Id, pair.Offer.Id);
        }

        values[^2] = -(PairScore.Full(input.Input.Weights) + 1 - pair.Score);
        values[^1] = -TieBreak.Of(pair.Need.Id, pair.Offer.Id);
        return values;
    }

    /// <summary>
    /// The evident bound of a component: each need filled as far as its offers could fill it if they served nothing else; 0 for
    /// losses.
    /// </summary>
    public long Evident(ComponentProof part, string stage) => part.Needs.Select(id => input.Needs[id])
        .Where(need => stage == $"fill-priority-{need.Priority}")
        .Sum(need => Stage.FullNeed / need.Quantity * Math.Min(need.Quantity, input.ByNeed[need.Id].GroupBy(pair => pair.Offer.Contributor)
            .Sum(share => Math.Min(need.ShareCap ?? long.MaxValue, share.Sum(pair => (long)pair.Capacity)))));

    /// <summary>The values of a component as its certificate states them: the fill stages, then the losses.</summary>
    public long[] Values(ComponentProof part)
    {
        var values = new long[Stages.Count];
        foreach (var line in part.Lines)
        {
            var added = Of(input.Pairs[(line.NeedId, line.OfferId)], line.Amount);
            for (var stage = 0; stage < values.Length; stage++)
            {
                values[stage] += stage < priorities.Length ? added[stage] : -added[stage];
            }
        }

        if (changes is { } change)
        {
            values[change] += part.Needs.SelectMany(id => input.ByNeed[id]).Sum(pair => (long)input.CostOfLeaving(pair.Need.Id, pair.Offer.Id));
        }

        return values;
    }
}
