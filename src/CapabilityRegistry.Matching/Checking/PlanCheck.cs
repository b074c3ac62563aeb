using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Checking;

/// <summary>
/// Checks a plan and its certificate against the input alone. It shares no code with the search: what may be chosen, what a
/// plan must obey, what it is worth and what proves it are written a second time, from their description.
/// </summary>
public static class PlanCheck
{
    public static CheckedPlan Of(PlanInput input, Plan plan)
    {
        var faults = new List<string>();
        if (plan.Status == ProofStatus.Refused)
        {
            return new CheckedPlan(plan.Refusals.Count > 0 ? [] : ["refused without a reason"], []);
        }

        var facts = new CheckedInput(input);
        faults.AddRange(new PlanRules(facts).FaultsOf(plan.Assignments));
        faults.AddRange(new Partition(facts).FaultsOf(plan));
        // Numbers that speak of unknown records cannot be added up.
        if (faults.Count == 0)
        {
            faults.AddRange(new StageSums(facts).FaultsOf(plan));
            faults.AddRange(ShortfallCheck.FaultsOf(input, plan));
            // A shortfall that nobody has gives no reasons to check.
            faults.AddRange(faults.Count > 0 ? [] : new WitnessCheck(facts, plan).Faults);
            faults.AddRange(plan.Certificate.Components.SelectMany(new DualProof(facts).FaultsOf));
        }

        return new CheckedPlan(faults, [.. plan.Certificate.Components.SelectMany(Unproven)]);
    }

    internal static string NameOf(ComponentProof component) => component.Needs is [var first, ..] ? first : "nothing";

    private static IEnumerable<string> Unproven(ComponentProof component) => component.Levels
        .Where(level => level.By is not (StageProof.Dual or StageProof.Evident))
        .Select(level => $"component of {NameOf(component)}, {level.Stage}: {level.By}");
}

/// <param name="Faults">Everything that is wrong, in words; empty when the plan holds.</param>
/// <param name="OnTrust">Levels whose bound rests on the word of a solver, or that have no proof.</param>
public sealed record CheckedPlan(IReadOnlyList<string> Faults, IReadOnlyList<string> OnTrust);
