using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>Whether the values, bounds and statuses that a plan states are those of its lines and its components.</summary>
internal sealed class StageSums(CheckedInput facts)
{
    public IEnumerable<string> FaultsOf(Plan plan)
    {
        var worth = new StageValues(facts);
        if (!plan.Stages.Select(stage => stage.Name).SequenceEqual(worth.Stages))
        {
            return ["the stages are not those of the input"];
        }

        return [.. plan.Certificate.Components.SelectMany(part => Component(worth, part)), .. plan.Stages.SelectMany((stage, level) => Whole(plan, stage, level)), .. Status(plan)];
    }

    private static IEnumerable<string> Component(StageValues worth, ComponentProof part)
    {
        var values = worth.Values(part);
        return part.Levels.Where((level, at) => level.Value != values[at] || !IsBound(level) || level.Scale < 1
            || (level.By == StageProof.Evident && level.Value != worth.Evident(part, level.Stage)))
            .Select(level => $"component of {PlanCheck.NameOf(part)}, {level.Stage}: {level.Value} within {level.Bound}");
    }

    private IEnumerable<string> Whole(Plan plan, Stage stage, int level)
    {
        var gone = stage.Name == "changes" ? Gone() : 0;
        var (value, bound) = (
            plan.Certificate.Components.Sum(part => part.Levels[level].Value) + gone,
            plan.Certificate.Components.Sum(part => part.Levels[level].Bound) + gone);
        var gap = value == bound ? 0 : Math.Abs(bound - value) / (double)Math.Max(Math.Abs(bound), Math.Abs(value));
        if ((stage.Value, stage.Bound, stage.Gap) != (value, bound, gap))
        {
            yield return $"{stage.Name} states {stage.Value} within {stage.Bound}, and its components {value} within {bound}";
        }

        if (stage.Status == ProofStatus.Optimal && !plan.Certificate.Components.All(part => IsProven(part, level)))
        {
            yield return $"{stage.Name} is called optimal without proof";
        }
    }

    private static IEnumerable<string> Status(Plan plan) =>
        plan.Status == ProofStatus.Optimal && plan.Stages.Any(stage => stage.Status != ProofStatus.Optimal) ? ["the plan is called optimal without proof"] : [];

    // Lines of the plan in force that no plan can hold any more.
    private long Gone() => facts.Input.Previous.Where(line => !facts.Pairs.ContainsKey((line.NeedId, line.OfferId)))
        .Sum(line => (long)facts.CostOfLeaving(line.NeedId, line.OfferId));

    private static bool IsBound(StageProof level) =>
        level.Stage.StartsWith("fill-", StringComparison.Ordinal) ? level.Bound >= level.Value : level.Bound <= level.Value;

    private static bool IsProven(ComponentProof part, int level) =>
        part.Levels.Take(level + 1).All(proof => proof.By != StageProof.None && proof.Value == proof.Bound);
}
