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
        var (taken, foreseen) = (0, 0);
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
            Assert.True(naive.IsOver(gate.Rule, gate.LapsesOn ?? DateOnly.MaxValue, answer.Day, 0) == gate.LapsesOn.HasValue, where);
            Assert.False(gate.LapsesOn > DateOnly.MinValue && naive.IsOver(gate.Rule, gate.LapsesOn.Value.AddDays(-1), answer.Day, 0), where);
        }
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
