using System.Diagnostics;
using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>The readiness library on one core: units with ten years of facts, most of them at Level 2 or above, under one policy after the other.</summary>
internal static class UnitReadinessOnADay
{
    private const int Units = 100_000;

    private static readonly DateOnly Day = new(2026, 12, 1);

    public static Task Measure(Report report)
    {
        var turn = new DateOnly(2024, 10, 24);
        var policies = PolicyTimeline.Of(ShippedPolicies.Faq2015 with { EffectiveUntil = turn }, ShippedPolicies.Pcrs2024 with { EffectiveFrom = turn });
        var random = new Random(1);
        var units = Enumerable.Range(0, Units).Select(at => Unit(at, random)).ToArray();

        var answers = Best(() => units.Count(unit => ReadinessJudge.On(Day, unit, policies).Level >= UnitLevel.L2));
        var each = answers.Seconds * 1e6 / Units;
        report.Add("readiness of one unit on one day, mean", Report.Text($"{each:0.0} µs"), "< 20 µs", each < 20);
        report.Add(Report.Text($"the same of {Units:N0} units"), Report.Text($"{answers.Seconds:0.00} s"), "< 1 s", answers.Seconds < 1);
        report.Add("of them at Level 2 or above on that day", Report.Text($"{answers.Found:N0}"));

        var changes = Best(() => units.Sum(unit => ReadinessJudge.Changes(Day.AddDays(1), Day.AddYears(2), unit, policies).Count));
        report.Add(Report.Text($"changes of {Units:N0} units in two years"), Report.Text($"{changes.Seconds:0.00} s, {changes.Found:N0} changes"));
        return Task.CompletedTask;
    }

    private static (double Seconds, int Found) Best(Func<int> work)
    {
        var found = work();
        var best = double.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var started = Stopwatch.GetTimestamp();
            found = work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return (best, found);
    }

    private static UnitEvidence Unit(int at, Random random)
    {
        var begun = new DateOnly(2016, 1, 1).AddDays(random.Next(2_500));
        var visited = begun.AddDays(random.Next(60, 800));
        return new UnitEvidence
        {
            Unit = $"KAZ-{at:00000}",
            SubmittedOn = begun,
            Decisions =
            [
                new("D1", DecisionKind.Registered, begun.AddDays(20)),
                new("D2", DecisionKind.Raised, visited.AddDays(30), UnitLevel.L2),
                new("D3", DecisionKind.Raised, visited.AddDays(300), UnitLevel.L3),
            ],
            Papers = [.. Enum.GetValues<GateKind>().Where(kind => kind.IsPaper()).Select(kind => new PaperEvidence($"P{(int)kind}", kind, begun))],
            Renewals = [.. Enumerable.Range(1, random.Next(2, 18)).Select(time => new Renewal($"R{time}", begun.AddDays(20).AddMonths(6 * time)))],
            Visits =
            [
                Visit("V1", visited, VisitOutcome.PassedWithFindings),
                Visit("V2", visited.AddYears(4), random.Next(5) == 0 ? VisitOutcome.Failed : VisitOutcome.Passed),
            ],
            Findings = [new("F1", visited, visited.AddDays(90), visited.AddDays(60))],
            Comparisons = [new("C1", "SUR-1", visited.AddDays(200), 0)],
            SelfCertifications = [new("S1", visited.AddDays(1_000)), new("S2", visited.AddDays(1_350))],
            Deployments = random.Next(4) == 0 ? [new("DEP-1", visited.AddDays(400), visited.AddDays(765))] : [],
        };
    }

    private static VisitEvidence Visit(string id, DateOnly on, VisitOutcome outcome) =>
        new(id, VisitPurpose.AssessmentAndAdvisory, VisitPresence.InPerson, on, outcome);
}
