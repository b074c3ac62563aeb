using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>What pairs and plans are worth on each level.</summary>
internal sealed class StageValues
{
    private readonly CheckedInput facts;
    private readonly int[] priorities;
    private readonly int? changes;

    public StageValues(CheckedInput facts)
    {
        this.facts = facts;
        priorities = [.. facts.Input.Needs.Select(need => need.Priority).Distinct().Order()];
        changes = facts.Input.Previous.Count > 0 ? priorities.Length : null;
        Stages = [.. priorities.Select(priority => $"fill-priority-{priority}"), .. changes is null ? Array.Empty<string>() : ["changes"], "quality", "tie-break"];
    }

    public IReadOnlyList<string> Stages { get; }

    /// <summary>What a pair adds when it covers so much: more is better on every level.</summary>
    public long[] Of(AllowedPair pair, int amount)
    {
        var worth = new long[Stages.Count];
        worth[Array.IndexOf(priorities, pair.Need.Priority)] = Stage.FullNeed / pair.Need.Quantity * amount;
        if (changes is { } level)
        {
            worth[level] = facts.CostOfLeaving(pair.Need.Id, pair.Offer.Id);
        }

        worth[^2] = -(PairScore.Full(facts.Input.Weights) + 1 - pair.Score);
        worth[^1] = -TieBreak.Of(pair.Need.Id, pair.Offer.Id);
        return worth;
    }

    /// <summary>What a component reaches at most, each need on its own; 0 for what is to be lost.</summary>
    public long Evident(ComponentProof part, string stage) => part.Needs.Select(id => facts.Needs[id])
        .Where(need => stage == $"fill-priority-{need.Priority}")
        .Sum(need => Stage.FullNeed / need.Quantity * Math.Min(need.Quantity, facts.ByNeed[need.Id].GroupBy(pair => pair.Offer.Contributor)
            .Sum(share => Math.Min(need.ShareCap ?? long.MaxValue, share.Sum(pair => (long)pair.Capacity)))));

    /// <summary>The values of a component as its levels state them: what is filled, then what is lost.</summary>
    public long[] Values(ComponentProof part)
    {
        var values = new long[Stages.Count];
        foreach (var line in part.Lines)
        {
            var worth = Of(facts.Pairs[(line.NeedId, line.OfferId)], line.Amount);
            for (var level = 0; level < values.Length; level++)
            {
                values[level] += level < priorities.Length ? worth[level] : -worth[level];
            }
        }

        if (changes is { } at)
        {
            values[at] += part.Needs.SelectMany(id => facts.ByNeed[id]).Sum(pair => (long)facts.CostOfLeaving(pair.Need.Id, pair.Offer.Id));
        }

        return values;
    }
}
