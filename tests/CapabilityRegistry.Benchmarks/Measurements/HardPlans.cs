using System.Diagnostics;
using CapabilityRegistry.Benchmarks.Instances;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>Plans that take a search: how long a proof takes, and how soon a limit and a cancellation act, reasons included.</summary>
internal static class HardPlans
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static Task Measure(Report report)
    {
        Planner.Of(Chunks.Dense(3, 9), default);
        foreach (var (name, input) in new[]
        {
            ("chunks, 5,000 alike", Chunks.Alike()), ("chunks, shares of 193 states", Chunks.Shares()), ("chunks, 10 × 40", Chunks.Dense(10, 40)),
            ("chunks, 20 × 80", Chunks.Dense(20, 80)), ("chunks, 60 × 240", Chunks.Dense(60, 240)),
        })
        {
            Proven(report, name, input);
        }

        foreach (var (name, input) in new[]
        {
            ("chunks, 200 × 1,000", Chunks.Dense(200, 1_000)), ("chunks, 60 × 240", Chunks.Dense(60, 240)),
            ("chunks, shares of 193 states", Chunks.Shares()), ("a flow of 500 × 5,000", Flows.Dense(500, 5_000)),
        })
        {
            var (late, after) = (Late(() => Planner.Of(input with { Limit = Second }, default)), Late(() => Cancelled(input)));
            report.Add(
                $"{name}: beyond a limit of a second; after a cancellation then", Report.Text($"{late:0.00} s; {after:0.00} s"), "< 0.5 s",
                late < 0.5 && after < 0.5);
        }

        return Task.CompletedTask;
    }

    private static void Proven(Report report, string name, PlanInput input)
    {
        using var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        var plan = Planner.Of(input with { Limit = TimeSpan.FromSeconds(30) }, default);
        process.Refresh();
        report.Add($"{name}: the plan with its reasons", Report.Text(
            $"{(process.TotalProcessorTime - before).TotalSeconds:0.00} s of processor time within {clock.Elapsed.TotalSeconds:0.00} s, {plan.Status}"));
    }

    private static void Cancelled(PlanInput input)
    {
        using var cancel = new CancellationTokenSource(Second);
        try
        {
            Planner.Of(input, cancel.Token);
        }
        catch (OperationCanceledException)
        {
            // As asked.
        }
    }

    // 0 or less where it ended by itself before.
    private static double Late(Action run)
    {
        var clock = Stopwatch.StartNew();
        run();
        return (clock.Elapsed - Second).TotalSeconds;
    }
}
