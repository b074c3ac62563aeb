using System.Diagnostics;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Matching.Planning;

/// <summary>
/// A limit or a cancellation at any moment ends the planning soon, on inputs whose models alone take longer to build than that. The benchmarks
/// measure how soon; here is only asked for much less than what it takes to finish one step.
/// </summary>
public sealed class PromptStopTests
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    // Every chunk fits every need, and nothing evenly.
    private static readonly PlanInput Dense = new(
        [.. Enumerable.Range(0, 200).Select(i => Bed($"N{i:D3}", 20 + (i * 7 % 61), priority: i % 3))],
        [.. Enumerable.Range(0, 1_000).Select(i => Hospital(i, capacity: 3 + (i * 11 % 17), state: i % 30))],
        Example.AsOf);

    // So many shares that bind that the ways to fill the need are tens of millions.
    private static readonly PlanInput Shares = new(
        [Bed("N", 20_000, priority: 0) with { ShareCap = 50 }],
        [.. Enumerable.Range(0, 5_000).Select(i => Hospital(i, capacity: 3, state: i % 193))],
        Example.AsOf);

    // A rule for each pair that names all pairs of its need: two hundred millions of terms.
    private static readonly PlanInput MinimumFills = new(
        [
            .. Enumerable.Range(0, 200).Select(i => Bed($"N{i:D3}", 6, priority: i % 3) with
            {
                MinimumFill = 3,
                Start = Example.Start.AddDays(i % 7 * 40),
                End = Example.Start.AddDays((i % 7 * 40) + 120),
            }),
        ],
        [.. Enumerable.Range(0, 1_000).Select(i => Hospital(i, capacity: 1, state: i % 30))],
        Example.AsOf);

    // One after the other: a large linear programme.
    private static readonly PlanInput Sequences = MinimumFills with { Needs = [.. MinimumFills.Needs.Select(need => need with { MinimumFill = 0 })] };

    public static TheoryData<string> Names => [.. Inputs.Keys];

    private static Dictionary<string, PlanInput> Inputs { get; } = new()
    {
        ["chunks"] = Dense,
        ["shares"] = Shares,
        ["minimum fills"] = MinimumFills,
        ["sequences"] = Sequences,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_plan_is_there_soon_after_its_limit_and_says_what_is_not_proven(string name)
    {
        foreach (var limit in Moments(seed: 1, most: 1_000))
        {
            var input = Inputs[name] with { Limit = limit };
            var (plan, time) = Timed(() => Planner.Of(input, TestContext.Current.CancellationToken, threads: 1));

            Assert.True(time < limit + Slack, $"{name}: limit {limit}, ended after {time}.");
            Assert.Contains(plan.Stages, stage => stage.Status == "not-reached");
            // On a busy machine not even the pairs are read in so little time.
            Assert.Equal(plan.Status == "unknown", plan.Assignments.Count == 0);
            Assert.True(plan.Status is "feasible" or "unknown", plan.Status);
            Assert.Empty(PlanCheck.Of(input, plan).Faults);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cancellation_ends_the_planning_soon(string name)
    {
        // The quickest of them is planned in some 700 milliseconds on a quiet machine.
        foreach (var moment in Moments(seed: 2, most: 400))
        {
            using var cancel = new CancellationTokenSource(moment);
            var (_, time) = Timed(() => Assert.ThrowsAny<OperationCanceledException>(() => Planner.Of(Inputs[name], cancel.Token, threads: 1)));

            Assert.True(time < moment + Slack, $"{name}: cancelled at {moment}, ended after {time}.");
        }
    }

    private static IEnumerable<TimeSpan> Moments(int seed, int most)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 2).Select(_ => TimeSpan.FromMilliseconds(random.Next(1, most)))];
    }

    private static (T Result, TimeSpan Time) Timed<T>(Func<T> work)
    {
        var clock = Stopwatch.StartNew();
        return (work(), clock.Elapsed);
    }

    private static Need Bed(string id, int quantity, int priority) =>
        Example.Need with { Id = id, UnitType = "hospital", Measure = "beds", Quantity = quantity, Priority = priority };

    private static Offer Hospital(int number, int capacity, int state) => Example.Offer with
    {
        Id = $"H{number:D4}",
        Contributor = $"S{state:D3}",
        UnitType = "hospital",
        Measure = "beds",
        Capacity = capacity,
        Level = 2 + (number % 3),
        Women = number % 13,
    };
}
