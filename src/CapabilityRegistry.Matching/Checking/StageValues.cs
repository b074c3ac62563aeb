using System.Numerics;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>Values of pairs and plans on each stage.</summary>
internal sealed class StageValues
{
    private readonly CheckedInput input;
    private readonly int[] priorities;
    private readonly long[] full;
    private readonly int? changes;

    public StageValues(CheckedInput input)
    {
        this.input = input;
        priorities = [.. input.Input.Needs.Select(need => need.Priority).Distinct().Order()];
        full = [.. priorities.Select(priority => FullOf([.. input.Input.Needs.Where(need => need.Priority == priority).Select(need => (long)need.Quantity)]))];
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

    /// <summary>The number of the fill stage of a need.</summary>
    public int StageOf(Need need) => Array.IndexOf(priorities, need.Priority);

    /// <summary>What a need counts that is filled so far. The last units count one less than the first ones where they do not divide what all count.</summary>
    public long Fill(Need need, long filled)
    {
        var all = full[StageOf(need)];
        var most = (all + need.Quantity - 1) / need.Quantity;
        var less = (most * need.Quantity) - all;
        return (most * filled) - Math.Max(0, filled - (need.Quantity - less));
    }

    /// <summary>What a pair adds besides what it fills: more is better on every stage.</summary>
    public long[] Of(AllowedPair pair)
    {
        var values = new long[Stages.Count];
        if (changes is { } stage)
        {
            values[stage] = input.CostOfLeaving(pair.Need.Id, pair.Offer.Id);
        }

        values[^2] = -(PairScore.Full(input.Input.Weights) + 1 - pair.Score);
        values[^1] = -TieBreak.Of(pair.Need.Id, pair.Offer.Id);
        return values;
    }

    /// <summary>What lines add, with what they fill: more is better on every stage.</summary>
    public long[] Of(IReadOnlyCollection<(AllowedPair Pair, int Amount)> lines)
    {
        var values = new long[Stages.Count];
        foreach (var line in lines)
        {
            var added = Of(line.Pair);
            for (var stage = 0; stage < values.Length; stage++)
            {
                values[stage] += added[stage];
            }
        }

        foreach (var need in lines.GroupBy(line => line.Pair.Need))
        {
            values[StageOf(need.Key)] += Fill(need.Key, need.Sum(line => (long)line.Amount));
        }

        return values;
    }

    /// <summary>What a need filled completely counts in a stage; 0 where the fill does not count.</summary>
    public long PerNeed(string stage) => Stages.ToList().IndexOf(stage) is var place && place < full.Length ? full[place] : 0;

    /// <summary>
    /// The evident bound of a component: each need filled as far as its offers could fill it if they served nothing else; 0 for
    /// losses.
    /// </summary>
    public long Evident(ComponentProof part, string stage) => part.Needs.Select(id => input.Needs[id])
        .Where(need => stage == $"fill-priority-{need.Priority}")
        .Sum(need => Fill(need, Math.Min(need.Quantity, input.ByNeed[need.Id].GroupBy(pair => pair.Offer.Contributor)
            .Sum(share => Math.Min(input.Room(need, share.Key), share.Sum(pair => (long)pair.Capacity))))));

    /// <summary>The values of a component as its certificate states them: the fill stages, then the losses.</summary>
    public long[] Values(ComponentProof part)
    {
        var values = Of([.. part.Lines.Select(line => (input.Pairs[(line.NeedId, line.OfferId)], line.Amount))]);
        for (var stage = priorities.Length; stage < values.Length; stage++)
        {
            values[stage] = -values[stage];
        }

        if (changes is { } change)
        {
            values[change] += part.Needs.SelectMany(id => input.ByNeed[id]).Sum(pair => (long)input.CostOfLeaving(pair.Need.Id, pair.Offer.Id));
        }

        return values;
    }

    // What a need filled completely counts: 720,720,000 if every quantity divides that; else the least common multiple of the quantities. If that
    // is above 2^36, the multiple of only the smallest ones, as many as possible, times the largest number that keeps it within 2^36.
    private static long FullOf(SortedSet<long> quantities)
    {
        if (quantities.All(quantity => 720_720_000 % quantity == 0))
        {
            return 720_720_000;
        }

        var (most, shared) = (1L << 36, 1L);
        foreach (var quantity in quantities)
        {
            var multiple = (Int128)shared * quantity / (long)BigInteger.GreatestCommonDivisor(shared, quantity);
            shared = multiple <= most ? (long)multiple : shared;
        }

        return quantities.All(quantity => shared % quantity == 0) ? shared : most / shared * shared;
    }
}
