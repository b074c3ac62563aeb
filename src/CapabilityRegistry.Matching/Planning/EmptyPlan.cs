using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Planning;

/// <summary>
/// What can be said where the limit came before the problem was built: nothing is chosen, nothing is proven, and every need is short because nothing
/// was searched. As nobody knows what hangs together, all of it is one component.
/// </summary>
internal static class EmptyPlan
{
    /// <param name="input">An input without pins, and without a plan in force.</param>
    /// <param name="stages">Its stages, in order.</param>
    public static Plan Of(PlanInput input, IReadOnlyList<SolverStage> stages)
    {
        var scales = FillScales.Of(input);
        List<Stage> outcomes = [.. stages.Select(stage => StageOutcome.None.ToStage(stage, 0, BoundOf(stage), earlierProven: false))];
        return new Plan
        {
            Status = ProofStatus.Unknown,
            Stages = outcomes,
            Assignments = [],
            Shortfalls = [.. input.Needs.OrderBy(need => need.Id, StringComparer.Ordinal).Select(Short)],
            Components = [new(ProblemClass.General, input.Needs.Count, input.Offers.Count, 0, outcomes)],
            Certificate = new PlanCertificate([new ComponentProof
            {
                Class = ProblemClass.General,
                Needs = [.. input.Needs.Select(need => need.Id).Order(StringComparer.Ordinal)],
                Offers = [.. input.Offers.Select(offer => offer.Id).Order(StringComparer.Ordinal)],
                Lines = [],
                Stages = [.. outcomes.Select(stage => new StageProof(stage.Name, StageProof.None, stage.Value, stage.Bound, 1))],
                Multipliers = [],
            }]),
        };

        // Everything filled, or nothing lost.
        long BoundOf(SolverStage stage) => input.Needs.Where(need => stage.Name == Stage.OfPriority(need.Priority))
            .Sum(need => scales[need.Priority]);
    }

    /// <summary>No pin is held.</summary>
    public static IReadOnlyList<PinRefusal> Refusals(PlanInput input) =>
    [
        .. input.Pins.OrderBy(pin => pin.NeedId, StringComparer.Ordinal).ThenBy(pin => pin.OfferId, StringComparer.Ordinal)
            .Select(pin => new PinRefusal(pin.NeedId, pin.OfferId, "not-found", "The limit came before the requirements and pledges were read.")),
    ];

    private static Shortfall Short(Need need) => new(
        need.Id, need.Quantity, 0, need.Quantity,
        [new(ShortfallReason.NotProven, "The limit came before the requirements and pledges were read: nothing was searched.")]);
}
