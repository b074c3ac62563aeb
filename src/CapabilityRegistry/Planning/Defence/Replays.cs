using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Defence.Comparisons;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Platform.Hosting;

namespace CapabilityRegistry.Planning.Defence;

/// <summary>Repeats the planning of finished runs. At most as many at once as runs, so that replays do not starve them.</summary>
public sealed class Replays(MatchSettings settings) : IDisposable
{
    private readonly ComputeThreads _threads = new();
    private readonly SemaphoreSlim _places = new(Math.Max(1, settings.JobsAtOnce));

    /// <returns>Null if there is no place just now.</returns>
    public async Task<ReplayView?> Of(FinishedRun run, CancellationToken cancel)
    {
        if (!await _places.WaitAsync(0, cancel))
        {
            return null;
        }

        try
        {
            var plan = await _threads.Run(() => Planner.Of(run.Input, cancel), cancel);
            return ReplayView.Of(run, plan, CanonicalJson.Of(plan));
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _threads.Dispose();
    }
}

/// <summary>What came out when a run was carried out again from its stored input.</summary>
public sealed record ReplayView : IDisclosesObjects
{
    private const int MostDifferences = 100;

    public required string Run { get; init; }

    /// <summary>Whether the plan is the same, byte for byte.</summary>
    public required bool Identical { get; init; }

    /// <summary>Whether the stored input still has the hash that the run recorded.</summary>
    public required bool InputIntact { get; init; }

    /// <summary>What to make of it, in a sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>SHA-256 over the input, as the run recorded it.</summary>
    public required string InputHash { get; init; }

    /// <summary>SHA-256 over the stored plan.</summary>
    public required string PlanHash { get; init; }

    /// <summary>The version of the rules then.</summary>
    public required string RuleSet { get; init; }

    /// <summary>The version of the rules now.</summary>
    public required string RuleSetNow { get; init; }

    /// <summary>How far the plan was proven then.</summary>
    [CodeOf("PlanProof")]
    public required string Proof { get; init; }

    /// <summary>How far it is proven now.</summary>
    [CodeOf("PlanProof")]
    public required string ProofNow { get; init; }

    /// <summary>Where the plans differ: the first hundred places.</summary>
    public required IReadOnlyList<ReplayDifference> Differences { get; init; }

    // Those of both plans, if they differ: one record too many is better than one too few.
    private IReadOnlyList<string> Pledges { get; init; } = [];

    public IEnumerable<DisclosedObject> DisclosedObjects() => Pledges.Select(DisclosedObject.Pledge);

    internal static ReplayView Of(FinishedRun run, Plan plan, byte[] bytes)
    {
        // Written again, a plan of an earlier version has the names that members have now.
        var then = CanonicalJson.Of(run.Plan);
        var identical = bytes.AsSpan().SequenceEqual(then);
        return new ReplayView
        {
            Run = run.Job.Id,
            Identical = identical,
            InputIntact = IsIntact(run),
            Detail = Words(run, plan, identical),
            InputHash = run.Job.InputHash,
            PlanHash = CanonicalJson.Hash(run.PlanBytes),
            RuleSet = run.Job.RuleSet,
            RuleSetNow = CapabilityRegistry.Matching.Rules.RuleSet.Version,
            Proof = run.Plan.Status,
            ProofNow = plan.Status,
            Pledges = identical ? [] : [.. PlanPledges.Of(run.Plan).Concat(PlanPledges.Of(plan)).Distinct()],
            Differences = identical ? [] : [.. Between(then, bytes).Take(MostDifferences).Select(ReplayDifference.Of)],
        };
    }

    private static IEnumerable<JsonDifference> Between(byte[] then, byte[] now) => JsonDifference.Between(JsonNode.Parse(then), JsonNode.Parse(now));

    private static bool IsIntact(FinishedRun run) => CanonicalJson.Hash(run.InputBytes) == run.Job.InputHash;

    private static bool IsFullyExplained(Plan plan) => plan.Shortfalls.All(shortfall => shortfall.Reasons.All(reason => reason.Tried != false));

    // The solver counts in floating point, which another processor may round otherwise.
    private static bool IsOtherDraw(Plan then, Plan now) =>
        then.Stages.Concat(now.Stages).Any(stage => stage.Status == ProofStatus.Settled)
        && then.Stages.SkipLast(1).Select(stage => (stage.Name, stage.Value)).SequenceEqual(now.Stages.SkipLast(1).Select(stage => (stage.Name, stage.Value)));

    private static string Words(FinishedRun run, Plan plan, bool identical) => run switch
    {
        _ when !IsIntact(run) => "The stored input is not the one that the run recorded.",
        _ when identical => "The stored input gives the stored plan again.",
        _ when run.Job.RuleSet != CapabilityRegistry.Matching.Rules.RuleSet.Version => "The rules have changed since.",
        _ when run.Plan.Status != ProofStatus.Optimal || plan.Status != ProofStatus.Optimal =>
            "The search stopped at its limit, then or now: how far it comes in a time may differ.",
        _ when !IsFullyExplained(run.Plan) || !IsFullyExplained(plan) =>
            "The search for the rules that keep requirements short stopped at its limit, then or now.",
        _ when IsOtherDraw(run.Plan, plan) =>
            "The plans are equal in all that counts. The draw between them was settled, not proven, and another machine may draw otherwise.",
        _ => "By the same rules the same input gives another plan: that must not be. Tell the operator.",
    };
}

/// <summary>One place in which the plans differ.</summary>
public sealed record ReplayDifference
{
    /// <summary>Where in the plan, as a JSON pointer.</summary>
    public required string Pointer { get; init; }

    /// <summary>What stood there, a JSON value of any type; null if nothing did.</summary>
    public required JsonNode? Before { get; init; }

    /// <summary>What stands there now.</summary>
    public required JsonNode? After { get; init; }

    internal static ReplayDifference Of(JsonDifference difference) =>
        new() { Pointer = difference.Pointer, Before = difference.Before, After = difference.After };
}
