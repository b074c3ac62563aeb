using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>
/// Checks a plan and its certificate against the input alone. It shares no code with the search: which pairs are allowed, which
/// rules a plan must obey, its values and its proof are written a second time, from their description.
/// </summary>
public static class PlanCheck
{
    /// <summary>Checks every line, every stage, every reason of a shortfall, and every proof.</summary>
    /// <param name="input">The input of the plan.</param>
    /// <param name="plan">The plan with its certificate.</param>
    /// <param name="reasons">Whether it must tell the reasons of its shortfalls; if not, none is looked at.</param>
    public static CheckedPlan Of(PlanInput input, Plan plan, bool reasons = true)
    {
        var faults = new List<string>();
        if (plan.Status == ProofStatus.Refused)
        {
            return new CheckedPlan(plan.Refusals.Count > 0 ? [] : ["refused without a reason"], []);
        }

        var checkedInput = new CheckedInput(input);
        faults.AddRange(new PlanRules(checkedInput).FaultsOf(plan.Assignments));
        faults.AddRange(new Partition(checkedInput).FaultsOf(plan));
        // Values of unknown records cannot be added up.
        if (faults.Count == 0)
        {
            faults.AddRange(new StageSums(checkedInput).FaultsOf(plan));
            faults.AddRange(ShortfallCheck.FaultsOf(input, plan, reasons));
            // The reasons of a shortfall that is not there cannot be checked.
            faults.AddRange(faults.Count > 0 || !reasons ? [] : new WitnessCheck(checkedInput, plan).Faults);
            faults.AddRange(plan.Certificate.Components.SelectMany(new DualProof(checkedInput).FaultsOf));
        }

        return new CheckedPlan(faults, [.. plan.Certificate.Components.SelectMany(Unproven)]);
    }

    internal static string NameOf(ComponentProof component) => component.Needs is [var first, ..] ? first : "nothing";

    private static IEnumerable<string> Unproven(ComponentProof component) => component.Stages
        .Where(proof => proof.By is not (StageProof.Dual or StageProof.Evident))
        .Select(proof => $"component of {NameOf(component)}, {proof.Stage}: {proof.By}");
}
