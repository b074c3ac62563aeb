using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>Whether the values, bounds and statuses that a plan states are those of its lines and its components.</summary>
internal sealed class StageSums(CheckedInput input)
{
    public IEnumerable<string> FaultsOf(Plan plan)
    {
        var values = new StageValues(input);
        if (!plan.Stages.Select(stage => stage.Name).SequenceEqual(values.Stages))
        {
            return ["the stages are not those of the input"];
        }

        return
        [
            .. plan.Certificate.Components.SelectMany(part => Component(values, part)),
            .. plan.Stages.SelectMany((stage, i) => Whole(plan, stage, i)),
            .. plan.Stages.Where(stage => stage.PerNeed != values.PerNeed(stage.Name))
                .Select(stage => $"in {stage.Name} a need does not count {stage.PerNeed}"),
            .. Status(plan),
        ];
    }

    private static IEnumerable<string> Component(StageValues of, ComponentProof part)
    {
        var values = of.Values(part);
        return part.Stages.Where((proof, i) => proof.Value != values[i] || !IsBound(proof) || proof.Scale < 1
            || (proof.By == StageProof.Evident && proof.Value != of.Evident(part, proof.Stage)))
            .Select(proof => $"component of {PlanCheck.NameOf(part)}, {proof.Stage}: {proof.Value} within {proof.Bound}");
    }

    private IEnumerable<string> Whole(Plan plan, Stage stage, int index)
    {
        var gone = stage.Name == "changes" ? Gone() : 0;
        var (value, bound) = (
            plan.Certificate.Components.Sum(part => part.Stages[index].Value) + gone,
            plan.Certificate.Components.Sum(part => part.Stages[index].Bound) + gone);
        var gap = value == bound ? 0 : Math.Abs(bound - value) / (double)Math.Max(Math.Abs(bound), Math.Abs(value));
        if ((stage.Value, stage.Bound, stage.Gap) != (value, bound, gap))
        {
            yield return $"{stage.Name} states {stage.Value} within {stage.Bound}, and its components {value} within {bound}";
        }

        if (stage.Status == ProofStatus.Optimal && !plan.Certificate.Components.All(part => IsProven(part, index)))
        {
            yield return $"{stage.Name} is called optimal without proof";
        }

        if (stage.Status == ProofStatus.Settled
            && (stage.Name != "tie-break" || !plan.Certificate.Components.All(part => IsProven(part, index - 1) && IsSearched(part, index))))
        {
            yield return $"{stage.Name} is called settled without proof of all before it";
        }
    }

    private static IEnumerable<string> Status(Plan plan) =>
        plan.Status == ProofStatus.Optimal && plan.Stages.Any(stage => stage.Status is not (ProofStatus.Optimal or ProofStatus.Settled))
            ? ["the plan is called optimal without proof"] : [];

    // Lines of the plan in force that no plan can hold any more.
    private long Gone() => input.Input.Previous.Where(line => !input.Pairs.ContainsKey((line.NeedId, line.OfferId)))
        .Sum(line => (long)input.CostOfLeaving(line.NeedId, line.OfferId));

    private static bool IsBound(StageProof proof) =>
        proof.Stage.StartsWith("fill-", StringComparison.Ordinal) ? proof.Bound >= proof.Value : proof.Bound <= proof.Value;

    private static bool IsSearched(ComponentProof part, int index) => part.Stages[index].By != StageProof.None;

    private static bool IsProven(ComponentProof part, int index) =>
        part.Stages.Take(index + 1).All(proof => proof.By != StageProof.None && proof.Value == proof.Bound);
}
