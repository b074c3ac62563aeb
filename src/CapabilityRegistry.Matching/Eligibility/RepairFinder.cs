using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>Finds the smallest change that makes an offer eligible for a need.</summary>
public static class RepairFinder
{
    /// <param name="need">The need that the offer shall serve.</param>
    /// <param name="offer">The offer as it is.</param>
    /// <param name="asOf">The day on which the request would go out.</param>
    public static Repair Of(Need need, Offer offer, DateOnly asOf) => Of(new PreparedNeed(need, asOf), offer);

    /// <summary>The repair for a prepared need: the same as for the need itself, without preparing it again.</summary>
    public static Repair Of(PreparedNeed need, Offer offer)
    {
        var steps = new List<RepairStep>();
        var notRepairable = new List<string>();
        for (var i = 0; i < Criteria.InOrder.Length; i++)
        {
            var criterion = Criteria.InOrder[i];
            foreach (var line in need.Failing(i, offer))
            {
                if (criterion.Rule.Repair is { } repair && criterion.Rule.RepairableIf?.Invoke(need.Need, need.AsOf).Passes(new(offer)) != false)
                {
                    Add(steps, StepOf(criterion, line, repair(need.Need, offer, line)));
                }
                else
                {
                    notRepairable.Add(criterion.Code);
                }
            }
        }

        return new Repair(steps, notRepairable);
    }

    // Two criteria may ask for different levels: one step, to the higher of them, repairs both.
    private static void Add(List<RepairStep> steps, RepairStep step)
    {
        var same = steps.FindIndex(each => each.Field == step.Field && each.Item == step.Item);
        if (same < 0)
        {
            steps.Add(step);
        }
        else if (step.Bound > steps[same].Bound)
        {
            steps[same] = step;
        }
    }

    private static RepairStep StepOf(Criterion criterion, RuleLine line, RepairChange change) => new()
    {
        Code = criterion.Code,
        Field = change.Field ?? criterion.Field,
        Item = line.Item,
        To = change.To,
        Text = change.Text,
        Bound = line.Bound,
        Applied = change.Apply,
    };
}
