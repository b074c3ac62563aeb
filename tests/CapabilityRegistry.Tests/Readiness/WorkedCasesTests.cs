using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Tests.Readiness;

/// <summary>Real units, their days worked out by hand. Of the visits only the months are public: a day in the middle stands for them.</summary>
public sealed class WorkedCasesTests
{
    private static readonly PolicyTimeline Faq = PolicyTimeline.Of(ShippedPolicies.Faq2015);

    private static readonly PolicyTimeline Rule2024 = PolicyTimeline.Of(ShippedPolicies.Pcrs2024);

    // An engineer company: AAV in July 2021, Level 3 on 7 April 2025.
    private static readonly UnitEvidence Brazil = new()
    {
        Unit = "BRA-00003",
        SubmittedOn = new(2021, 5, 3),
        Decisions =
        [
            new("D1", DecisionKind.Registered, new(2021, 6, 1)),
            new("D2", DecisionKind.Raised, new(2021, 8, 2), UnitLevel.L2),
            new("D3", DecisionKind.Raised, new(2025, 4, 7), UnitLevel.L3),
        ],
        Visits = [Aav("AAV-2021", new(2021, 7, 15))],
    };

    // AAV in May 2022.
    private static readonly UnitEvidence Kazakhstan = new()
    {
        Unit = "KAZ-00001",
        Decisions = [new("D1", DecisionKind.TakenOver, new(2022, 6, 1), UnitLevel.L2)],
        Visits = [Aav("AAV-2022", new(2022, 5, 16))],
    };

    // 28 units registered on 22 September 2017, 13 at Level 2 in October 2018, 6 at Level 3 by 23 September 2020.
    private static readonly UnitEvidence China = new()
    {
        Unit = "CHN-00001",
        SubmittedOn = new(2017, 9, 1),
        Decisions = [new("D1", DecisionKind.Registered, new(2017, 9, 22))],
    };

    private static readonly UnitEvidence ChinaAtLevel3 = China with
    {
        Decisions =
        [
            .. China.Decisions,
            new("D2", DecisionKind.Raised, new(2018, 10, 31), UnitLevel.L2),
            new("D3", DecisionKind.Raised, new(2020, 9, 23), UnitLevel.L3),
        ],
        Visits = [Aav("AAV-2018", new(2018, 10, 15))],
    };

    [Fact]
    public void Brazil_by_the_rule_of_2024_loses_levels_2_and_3_in_July_2026()
    {
        var answer = ReadinessJudge.On(new(2025, 12, 31), Brazil, Rule2024);

        Assert.Equal(UnitLevel.L3, answer.Level);
        Assert.Equal(
            (new DateOnly(2026, 7, 15), GateKind.VisitPassed, UnitLevel.L1),
            (answer.NextLapse!.On, answer.NextLapse.Rule.Kind, answer.NextLapse.After.Level));
        Assert.Equal(
            [new(2026, 4, 16), new(2026, 6, 15), new(2026, 7, 8)],
            ReadinessJudge.Closing(answer.Day, Brazil, Rule2024).Gates.Single(gate => gate.Rule.Kind == GateKind.VisitPassed).RemindOn);
        Assert.Equal(UnitLevel.L3, ReadinessJudge.On(new(2026, 7, 14), Brazil, Rule2024).Level);
        Assert.Equal(UnitLevel.L1, ReadinessJudge.On(new(2026, 7, 15), Brazil, Rule2024).Level);
    }

    [Fact]
    public void Brazil_by_the_rule_of_2024_certifies_itself_for_the_first_time_by_7_April_2027()
    {
        Assert.Equal(
            (GateState.NotNeededYet, (DateOnly?)new DateOnly(2027, 4, 7)),
            (Gate(ReadinessJudge.On(new(2025, 4, 7), Brazil, Rule2024), GateKind.SelfCertified).State,
                Gate(ReadinessJudge.On(new(2025, 4, 7), Brazil, Rule2024), GateKind.SelfCertified).LapsesOn));

        var visitedAgain = Brazil with { Visits = [.. Brazil.Visits, Aav("AAV-2026", new(2026, 6, 10)) with { Presence = VisitPresence.Remote }] };
        Assert.Equal(
            [(new DateOnly(2027, 4, 7), UnitLevel.L2), (new DateOnly(2031, 6, 10), UnitLevel.L1)],
            Changes(visitedAgain, Rule2024));

        var certified = visitedAgain with { SelfCertifications = [new("SC-1", new(2027, 4, 1)), new("SC-2", new(2028, 3, 15))] };
        Assert.Equal(
            [(new DateOnly(2029, 3, 15), UnitLevel.L2), (new DateOnly(2031, 6, 10), UnitLevel.L1)],
            Changes(certified, Rule2024));
    }

    [Fact]
    public void Brazil_deployed_in_between_waits_two_years_from_its_return()
    {
        var deployed = Brazil with
        {
            Visits = [.. Brazil.Visits, Aav("AAV-2026", new(2026, 6, 10))],
            Deployments = [new("DEP-1", new(2026, 9, 1), new(2027, 9, 1))],
        };

        Assert.Equal([(new DateOnly(2029, 9, 1), UnitLevel.L2), (new DateOnly(2031, 6, 10), UnitLevel.L1)], Changes(deployed, Rule2024));
        Assert.Equal("DEP-1", Gate(ReadinessJudge.On(new(2027, 4, 7), deployed, Rule2024), GateKind.SelfCertified).By!.Id);
    }

    [Fact]
    public void Brazil_by_the_questions_and_answers_of_2015_renews_and_has_no_clock_on_visits()
    {
        Assert.Equal([(new DateOnly(2022, 6, 1), null)], Changes(Brazil, Faq));

        // Each renewal on the day on which the one before would have lapsed.
        DateOnly[] days = [new(2022, 6, 1), new(2022, 12, 1), new(2023, 6, 1), new(2023, 12, 1), new(2024, 6, 1), new(2024, 12, 1), new(2025, 6, 1),
            new(2025, 12, 1), new(2026, 6, 1), new(2026, 12, 1)];
        var renewed = Brazil with { Renewals = [.. days.Select(day => new Renewal($"REN-{day:yyyyMM}", day))] };
        Assert.Equal(UnitLevel.L3, ReadinessJudge.On(new(2027, 5, 31), renewed, Faq).Level);
        Assert.Equal([(new DateOnly(2027, 6, 1), null)], Changes(renewed, Faq));
    }

    [Fact]
    public void Brazil_cannot_hold_the_rapid_deployment_level_while_its_law_forbids_it()
    {
        var forbidden = Brazil with { Caps = [new("LAW-1", UnitLevel.L3, new(2015, 1, 1))] };

        var needs = ReadinessJudge.On(new(2025, 12, 31), forbidden, Rule2024).Next!;

        Assert.Equal(UnitLevel.Rdl, needs.Level);
        Assert.Equal(
            new FoundInstead(UnmetReason.ForbiddenByLaw, new(EvidenceKind.NationalCap, "LAW-1", new(2015, 1, 1)), new(2015, 1, 1)),
            needs.StillNeeds.Single(gate => gate.Rule.Kind == GateKind.NationalConsent).FoundInstead);
    }

    [Fact]
    public void Kazakhstan_by_the_rule_of_2024_loses_level_2_in_May_2027_counted_from_the_visit_and_not_from_the_taking_over()
    {
        Assert.Equal([(new DateOnly(2027, 5, 16), UnitLevel.L1)], Changes(Kazakhstan, Rule2024));
        Assert.Equal([(new DateOnly(2027, 6, 1), UnitLevel.L1)], Changes(Kazakhstan with { Visits = [] }, Rule2024));
    }

    [Fact]
    public void Kazakhstan_by_the_questions_and_answers_of_2015_lapses_twelve_months_after_it_was_taken_over() =>
        Assert.Equal([(new DateOnly(2023, 6, 1), null)], Changes(Kazakhstan, Faq));

    [Fact]
    public void China_by_the_questions_and_answers_of_2015_lapses_on_22_September_2018_unless_it_renews()
    {
        var answer = ReadinessJudge.On(new(2018, 9, 21), China, Faq);
        Assert.Equal((Standing.Registered, new DateOnly(2018, 9, 22)), (answer.Standing, answer.NextLapse!.On));
        Assert.Equal(new StandingAndLevel(Standing.Lapsed, null), answer.NextLapse.After);
        Assert.Equal(Standing.Lapsed, ReadinessJudge.On(new(2018, 9, 22), China, Faq).Standing);

        var renewed = China with { Renewals = [new("REN-1", new(2018, 9, 22)), new("REN-2", new(2019, 3, 20))] };
        Assert.Equal([(new DateOnly(2019, 9, 20), null)], Changes(renewed, Faq));

        // Too early a renewal takes nothing away: the twelve months go on.
        Assert.Equal([(new DateOnly(2018, 9, 22), null)], Changes(China with { Renewals = [new("REN-1", new(2017, 12, 1))] }, Faq));
    }

    [Fact]
    public void China_by_the_rule_of_2024_never_lapses_at_level_1_and_falls_from_level_3_in_two_steps()
    {
        Assert.Empty(Changes(China, Rule2024));
        Assert.Equal(
            [(new DateOnly(2022, 9, 23), UnitLevel.L2), (new DateOnly(2023, 10, 15), UnitLevel.L1)],
            Changes(ChinaAtLevel3, Rule2024));
    }

    [Fact]
    public void Where_one_policy_follows_the_other_each_day_has_its_own()
    {
        var turn = new DateOnly(2018, 9, 1);
        var both = PolicyTimeline.Of(ShippedPolicies.Faq2015 with { EffectiveUntil = turn }, ShippedPolicies.Pcrs2024 with { EffectiveFrom = turn });

        // The renewal would be due three weeks later: the later policy does not ask for it.
        Assert.Null(ReadinessJudge.On(new(2018, 8, 31), China, both).NextLapse);
        Assert.Equal("pcrs-2015-faq", ReadinessJudge.On(new(2018, 8, 31), China, both).Policy);
        Assert.Equal("pcrs-2024", ReadinessJudge.On(turn, China, both).Policy);
        Assert.Equal(Changes(ChinaAtLevel3, Rule2024), Changes(ChinaAtLevel3, both));
    }

    private static VisitEvidence Aav(string id, DateOnly on) => new(id, VisitPurpose.AssessmentAndAdvisory, VisitPresence.InPerson, on, VisitOutcome.Passed);

    private static GateReadiness Gate(UnitReadiness answer, GateKind kind) => answer.Gates.Single(gate => gate.Rule.Kind == kind);

    private static IEnumerable<(DateOnly, UnitLevel?)> Changes(UnitEvidence unit, PolicyTimeline policies) =>
        ReadinessJudge.Changes(DateOnly.MinValue, DateOnly.MaxValue, unit, policies).Select(change => (change.On, change.After.Level));
}
