using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Model;

/// <summary>
/// The smallest change that makes an offer eligible for a need: all of its steps together do, and no part of them does,
/// because each failing line is repaired by one step and by no other. What a variation covers needs no repair.
/// </summary>
/// <param name="Steps">What to change, in the order of the criteria; empty for an offer that is eligible already.</param>
/// <param name="Beyond">Criteria that fail and that no change of the offer can repair, e.g. the wrong unit type.</param>
public sealed record Repair(IReadOnlyList<RepairStep> Steps, IReadOnlyList<string> Beyond)
{
    /// <summary>Whether the steps are enough.</summary>
    public bool IsPossible => Beyond.Count == 0;

    public static Repair Of(Need need, Offer offer, DateOnly asOf) => Of(new PreparedNeed(need, asOf), offer);

    /// <summary>The same for a need that is made ready.</summary>
    public static Repair Of(PreparedNeed question, Offer offer)
    {
        var steps = new List<RepairStep>();
        var beyond = new List<string>();
        for (var i = 0; i < Criteria.InOrder.Length; i++)
        {
            var criterion = Criteria.InOrder[i];
            foreach (var line in question.Failing(i, offer))
            {
                if (criterion.Rule.Repair is { } repair && criterion.Rule.RepairableIf?.Passes(new(offer)) != false)
                {
                    Add(steps, RepairStep.Of(criterion, line, repair(question.Need, offer, line)));
                }
                else
                {
                    beyond.Add(criterion.Code);
                }
            }
        }

        return new Repair(steps, beyond);
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
}

/// <summary>One change of an offer.</summary>
public sealed record RepairStep
{
    /// <summary>The criterion that fails without it.</summary>
    public required string Code { get; init; }

    /// <summary>The field of the pledge that changes.</summary>
    public required string Field { get; init; }

    /// <summary>The line: code of a category, language, attribute or course; null if the field is one line.</summary>
    public required string? Item { get; init; }

    /// <summary>What the field, or the line, must say at least.</summary>
    public required string To { get; init; }

    /// <summary>The change as an order, e.g. "raise to L2".</summary>
    public required string Text { get; init; }

    internal int Bound { get; private init; }

    internal Func<Offer, Offer> Applied { get; private init; } = offer => offer;

    /// <summary>The offer as it then is.</summary>
    public Offer ApplyTo(Offer offer) => Applied(offer);

    internal static RepairStep Of(Criterion criterion, RuleLine line, RepairChange change) => new()
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
