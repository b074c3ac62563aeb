using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Tests.Readiness.Judging;

/// <summary>The library answers as somebody would who lives through all days one by one.</summary>
public sealed class OracleTests
{
    private const int Units = 5_000;

    private const int Horizon = 170;

    [Fact]
    public void Level_standing_gates_and_next_lapse_are_as_they_are_found_day_by_day()
    {
        var (taken, foreseen, closing) = (0, 0, 0);
        for (var seed = 1; seed <= Units; seed++)
        {
            var random = new RandomUnits(seed);
            var unit = random.Unit();
            var policies = random.Policies();
            var timeline = PolicyTimeline.Of(policies, out var faults);
            Assert.Empty(faults);
            var tried = Enumerable.Range(0, 10).Select(_ => random.Day()).ToHashSet();
            var foretold = tried.Take(3).ToHashSet();
            var naive = new NaiveReadiness(unit, policies);
            for (var day = random.First; day <= tried.Max(); day = day.AddDays(1))
            {
                naive.Live(day);
                if (tried.Contains(day))
                {
                    var answer = ReadinessJudge.On(day, unit, timeline!);
                    SameState(seed, naive, answer);
                    SameGates(seed, naive, answer);
                    foreseen += foretold.Contains(day) && SameLapse(seed, naive, answer) ? 1 : 0;
                    closing += tried.First() == day ? SameClosing(seed, naive, day, ReadinessJudge.Closing(day, unit, timeline!)) : 0;
                }

                if (day == DateOnly.MaxValue)
                {
                    break;
                }
            }

            taken += ReadinessJudge.Changes(random.First, tried.Max(), unit, timeline!).Count;
        }

        // It would prove little if nothing ever lapsed.
        Assert.InRange(taken, Units / 2, int.MaxValue);
        Assert.InRange(foreseen, Units / 4, int.MaxValue);
        Assert.InRange(closing, Units / 2, int.MaxValue);
    }

    private static void SameState(int seed, NaiveReadiness naive, UnitReadiness answer) => Assert.Equal(
        (seed, answer.Day, naive.PolicyOn(answer.Day).Id, naive.Standing, naive.Level),
        (seed, answer.Day, answer.Policy, answer.Standing, answer.Level is { } level ? (int)level : 0));

    private static void SameGates(int seed, NaiveReadiness naive, UnitReadiness answer)
    {
        foreach (var gate in answer.Gates)
        {
            var where = $"unit {seed}, {answer.Day:O}, {gate.Rule.Level} {gate.Rule.Kind}: {gate}";
            Assert.True(naive.IsMet(gate.Rule, answer.Day) == gate.Met, where);
            Assert.True(gate.Met == (gate.FoundInstead is null), where);
            if (gate.Rule.Kind == GateKind.NationalConsent)
            {
                SameLaw(naive, gate, answer.Day, where);
                continue;
            }

            Assert.True(naive.IsOver(gate.Rule, gate.LapsesOn ?? DateOnly.MaxValue, answer.Day, 0) == gate.LapsesOn.HasValue, where);
            Assert.False(gate.LapsesOn > DateOnly.MinValue && naive.IsOver(gate.Rule, gate.LapsesOn.Value.AddDays(-1), answer.Day, 0), where);
            Assert.Equal(gate.Rule.Lapse is { } lapse ? Plus(gate.LapsesOn, lapse.GraceDays) : null, gate.ConsequenceOn);
        }
    }

    // What a law forbids is allowed again when the law is over, so one day says nothing of the next.
    private static void SameLaw(NaiveReadiness naive, GateReadiness gate, DateOnly today, string where)
    {
        DateOnly? FirstOver(int grace)
        {
            for (var day = today.DayNumber; day <= Math.Min(today.DayNumber + Horizon, DateOnly.MaxValue.DayNumber); day++)
            {
                if (naive.IsOver(gate.Rule, DateOnly.FromDayNumber(day), today, grace))
                {
                    return DateOnly.FromDayNumber(day);
                }
            }

            return null;
        }

        DateOnly? Told(DateOnly? on) => on?.DayNumber > today.DayNumber + Horizon ? null : on < today ? today : on;
        Assert.True(FirstOver(0) == Told(gate.LapsesOn), where);
        Assert.True((gate.Rule.Lapse is { } lapse ? FirstOver(lapse.GraceDays) : null) == Told(gate.ConsequenceOn), where);
    }

    /// <summary>Each gate that is open on a day is told with the first later day on which it is found closed, by the policy of that day.</summary>
    private static int SameClosing(int seed, NaiveReadiness naive, DateOnly today, IReadOnlyList<GateLapse> closing)
    {
        var expected = new Dictionary<(GateKind, UnitLevel), (DateOnly On, string Policy)>();
        var over = naive.PolicyOn(today).Gates.Where(rule => naive.IsOver(rule, today, today, 0)).Select(rule => (rule.Kind, rule.Level)).ToHashSet();
        for (var day = today.DayNumber + 1; day <= Math.Min(today.DayNumber + Horizon, DateOnly.MaxValue.DayNumber); day++)
        {
            var policy = naive.PolicyOn(DateOnly.FromDayNumber(day));
            foreach (var rule in policy.Gates.Where(rule => !over.Contains((rule.Kind, rule.Level))))
            {
                if (naive.IsOver(rule, DateOnly.FromDayNumber(day), today, 0))
                {
                    expected.TryAdd((rule.Kind, rule.Level), (DateOnly.FromDayNumber(day), policy.Id));
                }
            }
        }

        var found = closing.Where(gate => gate.LapsesOn.DayNumber <= today.DayNumber + Horizon)
            .ToDictionary(gate => (gate.Rule.Kind, gate.Rule.Level), gate => (gate.LapsesOn, gate.Policy));
        Assert.True(expected.Count == found.Count && expected.All(each => found.GetValueOrDefault(each.Key) == each.Value),
            $"unit {seed}, {today:O}: expected {string.Join(", ", expected)}, found {string.Join(", ", found)}");
        return found.Count;
    }

    private static bool SameLapse(int seed, NaiveReadiness naive, UnitReadiness answer)
    {
        var expected = naive.Foresee(answer.Day, Horizon);
        var found = answer.NextLapse is { } lapse && lapse.On.DayNumber <= answer.Day.DayNumber + Horizon
            ? (lapse.On, lapse.Rule)
            : ((DateOnly, GateRule)?)null;
        Assert.Equal((seed, answer.Day, expected), (seed, answer.Day, found));
        return found is not null;
    }

    private static DateOnly? Plus(DateOnly? day, int days) =>
        day is { } on && on.DayNumber + days <= DateOnly.MaxValue.DayNumber ? on.AddDays(days) : null;
}
