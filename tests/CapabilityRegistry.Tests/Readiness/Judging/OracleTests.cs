using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Tests.Readiness.Judging;

/// <summary>The library answers as somebody would who lives through all days one by one.</summary>
public sealed class OracleTests
{
    private const int Units = 1_500;

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
                naive.Begin(day);
                closing += tried.First() == day ? SameClosing(seed, naive, day, ReadinessJudge.Closing(day, unit, timeline!)) : 0;
                var answer = tried.Contains(day) ? ReadinessJudge.On(day, unit, timeline!) : null;
                if (answer is not null)
                {
                    SameGates(seed, naive, answer);
                }

                naive.End(day);
                if (answer is not null)
                {
                    SameState(seed, naive, answer);
                    foreseen += foretold.Contains(day) && SameLapse(seed, naive, answer) ? 1 : 0;
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
            Assert.True(Told(gate.LapsesOn, answer.Day) == Closed(naive, gate.Rule, answer.Day).From, where);
            Assert.True(Told(gate.ConsequenceOn, answer.Day) == Closed(naive, gate.Rule, answer.Day).Consequence, where);
        }
    }

    // What is further ahead than anybody looks is not compared.
    private static DateOnly? Told(DateOnly? on, DateOnly today) => on?.DayNumber > today.DayNumber + Horizon ? null : on;

    /// <summary>When time closes a gate, or has closed it, if the policy of today goes on, and when that has its consequence.</summary>
    private static (DateOnly? From, DateOnly? Consequence) Closed(NaiveReadiness naive, GateRule rule, DateOnly today)
    {
        var policy = naive.PolicyOn(today);
        bool IsClosed(int day) => day > today.DayNumber
            ? naive.IsOver(rule, DateOnly.FromDayNumber(day), today)
            : naive.IsClosed(rule.Kind, rule.Level, DateOnly.FromDayNumber(day), today);
        var last = Math.Min(today.DayNumber + Horizon, DateOnly.MaxValue.DayNumber);
        var from = today.DayNumber;
        while (from <= last && !IsClosed(from))
        {
            from++;
        }

        if (from > last)
        {
            return (null, null);
        }

        while (from > 0 && IsClosed(from - 1))
        {
            from--;
        }

        if (rule.Lapse is not { } lapse)
        {
            return (DateOnly.FromDayNumber(from), null);
        }

        // The days of grace are counted from the lapse, and nothing follows before the policy holds.
        var on = Math.Max(from + lapse.GraceDays, (policy.EffectiveFrom ?? DateOnly.MinValue).DayNumber);
        var stays = on <= last && Enumerable.Range(from, on - from + 1).All(IsClosed);
        return (DateOnly.FromDayNumber(from), stays ? DateOnly.FromDayNumber(on) : null);
    }

    /// <summary>
    /// Each gate is told with each day, from today on, on which it is found closed and was open the day before, by the policy of that day; and with the day
    /// before today since which it is closed, if that will take something.
    /// </summary>
    private static int SameClosing(int seed, NaiveReadiness naive, DateOnly today, ClosingGates closing)
    {
        Assert.Equal((seed, naive.Level), (seed, closing.Level is { } level ? (int)level : 0));
        var expected = new HashSet<(GateKind, UnitLevel, DateOnly, string)>();
        foreach (var rule in naive.PolicyOn(today).Gates.Where(rule => naive.ToBeTaken(rule.Kind, rule.Level, today, Horizon) is not null))
        {
            var since = today;
            while (since > DateOnly.MinValue && naive.IsClosed(rule.Kind, rule.Level, since.AddDays(-1), today))
            {
                since = since.AddDays(-1);
            }

            expected.Add((rule.Kind, rule.Level, since, naive.PolicyOn(since).Id));
        }

        for (var day = today.DayNumber; day <= Math.Min(today.DayNumber + Horizon, DateOnly.MaxValue.DayNumber); day++)
        {
            var (on, before) = (DateOnly.FromDayNumber(day), DateOnly.FromDayNumber(Math.Max(0, day - 1)));
            var policy = naive.PolicyOn(on);
            foreach (var rule in policy.Gates)
            {
                if (naive.IsClosed(rule.Kind, rule.Level, on, today) && !naive.IsClosed(rule.Kind, rule.Level, before, today))
                {
                    expected.Add((rule.Kind, rule.Level, on, policy.Id));
                }
            }
        }

        var found = closing.Gates
            .Where(gate => gate.LapsesOn.DayNumber <= today.DayNumber + Horizon
                && (gate.LapsesOn >= today || gate.Consequence?.On.DayNumber <= today.DayNumber + Horizon))
            .Select(gate => (gate.Rule.Kind, gate.Rule.Level, gate.LapsesOn, gate.Policy)).ToHashSet();
        Assert.True(expected.SetEquals(found), $"unit {seed}, {today:O}: expected {string.Join(", ", expected)}, found {string.Join(", ", found)}");
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
}
