using System.Diagnostics;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;

namespace CapabilityRegistry.Matching.Explaining;

/// <summary>Plans parts of an input again, within a limit of work and time for all of them together.</summary>
/// <param name="indexed">The finished plan.</param>
/// <param name="clock">Runs since the planning began: the limit of the input holds for all of it.</param>
/// <param name="cancel">Stops the search.</param>
internal sealed class Counterfactuals(IndexedPlan indexed, Stopwatch clock, CancellationToken cancel)
{
    /// <summary>Parts with more pairs are not tried.</summary>
    public const int MostPairs = 2_000;

    /// <summary>Work for all questions together, so that it does not depend on the machine: see <see cref="FavouredFill.Work"/>.</summary>
    private const int MostWork = 200_000;

    /// <summary>What each question costs at least.</summary>
    private const int LeastWork = 100;

    /// <summary>Deterministic seconds for each stage of each search.</summary>
    private const int MostEffort = 1;

    private int left = MostWork;

    /// <summary>The plan that is explained.</summary>
    public IndexedPlan Plan => indexed;

    /// <summary>The parts of the input in which a change can make a difference.</summary>
    public RelaxedComponents Components { get; } = new(indexed, cancel);

    /// <summary>What the plan covers of each need, by id; needs that get nothing are left out.</summary>
    public IReadOnlyDictionary<string, int> Filled { get; } = indexed.Plan.Assignments.GroupBy(line => line.NeedId)
        .ToDictionary(need => need.Key, need => need.Sum(line => line.Amount), StringComparer.Ordinal);

    /// <summary>The best for a need; null where it is not found or not proven, or the limit of work or time has come.</summary>
    /// <param name="input">A part of the input, or one that is changed.</param>
    /// <param name="needId">The need.</param>
    public FavouredFill? Best(PlanInput input, string needId) =>
        Solved(input, limited => FavouredFill.Of(limited, needId, Filled.GetValueOrDefault(needId), cancel));

    /// <summary>The same, but the need gets no more than it has.</summary>
    /// <param name="input">A part of the input, or one that is changed.</param>
    /// <param name="needId">The need.</param>
    public FavouredFill? Without(PlanInput input, string needId) =>
        Solved(input, limited => FavouredFill.Without(limited, needId, Filled.GetValueOrDefault(needId), cancel));

    private FavouredFill? Solved(PlanInput input, Func<PlanInput, FavouredFill?> solve)
    {
        cancel.ThrowIfCancellationRequested();
        if (left <= 0 || input.Limit <= clock.Elapsed)
        {
            return null;
        }

        var plan = solve(input with { Effort = Math.Min(input.Effort ?? MostEffort, MostEffort), Limit = input.Limit - clock.Elapsed });
        left -= LeastWork + (plan?.Work ?? 0);
        return plan is { Proven: true } ? plan : null;
    }
}
