using System.Text.Json;
using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Tests.Readiness.Judging;

/// <summary>What must hold between answers, whatever the facts and the policies.</summary>
public sealed class ConsistencyTests
{
    private const int Units = 3_000;

    [Fact]
    public void What_is_foretold_is_found_if_nothing_happens_meanwhile()
    {
        var foretold = 0;
        foreach (var (unit, policies, day, random) in Lives())
        {
            var known = KnownFacts.By(day, unit);
            var now = ReadinessJudge.On(day, known, policies);
            if (now.NextLapse is not { } lapse)
            {
                var later = random.Day();
                Assert.Equal(StateOf(now), StateOf(ReadinessJudge.On(later > day ? later : day, known, policies)));
                continue;
            }

            foretold++;
            Assert.Equal(StateOf(now), lapse.Before);
            Assert.Equal(lapse.Before, StateOf(ReadinessJudge.On(lapse.On.AddDays(-1), known, policies)));
            Assert.Equal(lapse.After, StateOf(ReadinessJudge.On(lapse.On, known, policies)));
            Assert.Equal(lapse, ReadinessJudge.Changes(day.AddDays(1), DateOnly.MaxValue, known, policies)[0]);
        }

        Assert.InRange(foretold, Units / 10, Units);
    }

    [Fact]
    public void Changes_are_the_differences_of_the_daily_answers()
    {
        foreach (var (unit, policies, _, random) in Lives(step: 10))
        {
            var last = random.First.AddDays(RandomUnits.Days);
            var changes = ReadinessJudge.Changes(random.First, last, unit, policies).ToDictionary(change => change.On);
            for (var day = random.First; day < last; day = day.AddDays(1))
            {
                var (before, after) = (StateOf(ReadinessJudge.On(day, unit, policies)), StateOf(ReadinessJudge.On(day.AddDays(1), unit, policies)));
                var change = changes.GetValueOrDefault(day.AddDays(1));
                Assert.True(change is null || change.After == after);
                if (!unit.Decisions.Any(decision => decision.On == day.AddDays(1)))
                {
                    Assert.Equal(before, change?.Before ?? after);
                }
            }
        }
    }

    [Fact]
    public void On_a_day_to_come_a_unit_is_at_the_level_that_what_lapses_by_then_gate_by_gate_leaves()
    {
        var fallen = 0;
        foreach (var (unit, policies, day, random) in Lives())
        {
            var known = KnownFacts.By(day, unit);
            var (now, later) = (ReadinessJudge.On(day, known, policies), random.Day());
            later = later > day ? later : day;
            var then = (int?)now.Level ?? 0;
            foreach (var change in ReadinessJudge.Ahead(day, known, policies).Where(change => change.On <= later && (int)change.Rule.Level <= then))
            {
                then = Math.Min(then, (int?)change.After.Level ?? 0);
            }

            Assert.Equal((int?)ReadinessJudge.On(later, known, policies).Level ?? 0, then);
            fallen += then < ((int?)now.Level ?? 0) ? 1 : 0;
        }

        Assert.True(fallen > Units / 20, $"{fallen}");
    }

    [Fact]
    public void Of_what_each_gate_takes_the_first_is_the_next_lapse_and_each_gate_that_closes_names_its_own()
    {
        foreach (var (unit, policies, day, _) in Lives())
        {
            var ahead = ReadinessJudge.Ahead(day, unit, policies);
            Assert.Equal(ReadinessJudge.On(day, unit, policies).NextLapse?.On, ahead.Count == 0 ? null : ahead[0].On);
            // On the last day that is over nothing can be saved any more, so that the next day begins with what that one left.
            var closing = day == DateOnly.MaxValue ? [] : ReadinessJudge.Closing(day.AddDays(1), KnownFacts.By(day, unit), policies).Gates;
            Assert.Superset(ahead.ToHashSet(), closing.Select(gate => gate.Consequence).OfType<ClockChange>()
                .GroupBy(change => (change.Rule.Kind, change.Rule.Level)).Select(gate => gate.MinBy(change => change.On)!).ToHashSet());
        }
    }

    [Fact]
    public void What_becomes_known_later_changes_no_earlier_answer()
    {
        foreach (var (unit, policies, day, _) in Lives())
        {
            Assert.Equal(Text(ReadinessJudge.On(day, KnownFacts.By(day, unit), policies)), Text(ReadinessJudge.On(day, unit, policies)));
        }
    }

    [Fact]
    public void Writing_down_what_time_took_away_changes_no_answer_and_leaves_nothing_to_write_down()
    {
        foreach (var (unit, policies, day, random) in Lives())
        {
            var last = random.First.AddDays(RandomUnits.Days);
            var written = unit with
            {
                Decisions =
                [
                    .. unit.Decisions.Select((decision, at) => (decision, at))
                        .Concat(ReadinessJudge.Changes(random.First, last, unit, policies).Select(change => (AsDecision(change), int.MaxValue)))
                        .OrderBy(each => each.Item1.On).ThenBy(each => each.Item2).Select(each => each.Item1),
                ],
            };

            Assert.Equal(Text(ReadinessJudge.On(day, unit, policies)), Text(ReadinessJudge.On(day, written, policies)));
            Assert.Empty(ReadinessJudge.Changes(random.First, last, written, policies));
        }
    }

    [Fact]
    public void More_that_is_passed_never_makes_the_next_lapse_earlier()
    {
        var tried = 0;
        foreach (var (unit, policies, day, random) in Lives())
        {
            var known = KnownFacts.By(day, unit);
            var now = ReadinessJudge.On(day, known, policies);
            var lapse = now.NextLapse?.On ?? DateOnly.MaxValue;
            var on = random.Day();
            if (on <= day || on > lapse)
            {
                continue;
            }

            // Where nothing is counted yet, the first evidence starts a clock.
            foreach (var gate in now.Gates.Where(gate => gate.LapsesOn is not null))
            {
                var more = WithPassed(known, gate.Rule.Kind, on);
                var changes = ReadinessJudge.Changes(day.AddDays(1), DateOnly.MaxValue, more, policies);
                Assert.True(changes.Count == 0 || changes[0].On >= lapse, $"{unit.Unit}, {gate.Rule.Kind} on {on:O}: before {lapse:O}");
                tried++;
            }
        }

        Assert.InRange(tried, Units / 10, int.MaxValue);
    }

    private static IEnumerable<(UnitEvidence Unit, PolicyTimeline Policies, DateOnly Day, RandomUnits Random)> Lives(int step = 1)
    {
        for (var seed = 1; seed <= Units; seed += step)
        {
            var random = new RandomUnits(-seed);
            var unit = random.Unit();
            yield return (unit, PolicyTimeline.Of(random.Policies()), random.Day(), random);
        }
    }

    private static UnitEvidence WithPassed(UnitEvidence unit, GateKind kind, DateOnly on) => kind switch
    {
        GateKind.PledgeRenewed => unit with { Renewals = [.. unit.Renewals, new("MORE", on)] },
        GateKind.VisitPassed => unit with
        {
            Visits = [.. unit.Visits, new("MORE", VisitPurpose.AssessmentAndAdvisory, VisitPresence.Remote, on, VisitOutcome.Passed)],
        },
        GateKind.VerificationVisitPassed => unit with
        {
            Visits = [.. unit.Visits, new("MORE", VisitPurpose.Verification, VisitPresence.InPerson, on, VisitOutcome.Passed)],
        },
        GateKind.SurMet => unit with { Comparisons = [.. unit.Comparisons, new("MORE", "SUR-2", on, 0)] },
        GateKind.SelfCertified => unit with { SelfCertifications = [.. unit.SelfCertifications, new("MORE", on)] },
        GateKind.RdlAgreement => unit with { Agreements = [.. unit.Agreements, new("MORE", on, null, "SUR-2", 30)] },
        GateKind.FindingsAnswered => unit with { Findings = [.. unit.Findings.Select(each => each with { AnsweredOn = each.AnsweredOn ?? on })] },
        GateKind.NationalConsent => unit with { Caps = [.. unit.Caps.Select(each => each with { Consents = [.. each.Consents, new(on)] })] },
        _ => unit with { Papers = [.. unit.Papers, new("MORE", kind, on)] },
    };

    private static RecordedDecision AsDecision(ClockChange change) =>
        new($"SWEEP-{change.On:O}", change.After.Level is null ? DecisionKind.Lapsed : DecisionKind.Lowered, change.On, change.After.Level);

    private static StandingAndLevel StateOf(UnitReadiness answer) => new(answer.Standing, answer.Level);

    private static string Text(UnitReadiness answer) => JsonSerializer.Serialize(answer);
}
