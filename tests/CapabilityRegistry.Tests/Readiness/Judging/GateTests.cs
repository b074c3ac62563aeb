using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Tests.Readiness.Judging;

/// <summary>What meets a gate, what does not and why, and how its days are counted.</summary>
public sealed class GateTests
{
    private static readonly DateOnly Day = new(2024, 2, 29);

    private static readonly PolicyTimeline Faq = PolicyTimeline.Of(ShippedPolicies.Faq2015);

    private static readonly PolicyTimeline Rule2024 = PolicyTimeline.Of(ShippedPolicies.Pcrs2024);

    private static readonly UnitEvidence Registered = new()
    {
        Unit = "KAZ-00001",
        SubmittedOn = Day,
        Decisions = [new("D1", DecisionKind.Registered, Day)],
    };

    private static readonly UnitEvidence Visited = Registered with
    {
        Decisions = [.. Registered.Decisions, new("D2", DecisionKind.Raised, Day, UnitLevel.L2)],
        Visits = [Aav("V1", Day, VisitOutcome.PassedWithFindings)],
    };

    [Fact]
    public void Twelve_months_from_29_February_end_on_28_February()
    {
        Assert.Equal(new DateOnly(2025, 2, 28), ReadinessJudge.On(Day, Registered, Faq).NextLapse!.On);
        Assert.Equal(new DateOnly(2029, 2, 28), ReadinessJudge.On(Day, Visited, Rule2024).NextLapse!.On);
    }

    [Fact]
    public void What_would_end_after_the_calendar_never_ends()
    {
        var last = DateOnly.MaxValue;
        var unit = new UnitEvidence
        {
            Unit = "KAZ-00001",
            Decisions = [new("D1", DecisionKind.TakenOver, last.AddMonths(-7), UnitLevel.Rdl)],
            Renewals = [new("R1", last)],
            Findings = [new("F1", last, last)],
            Agreements = [new("A1", last.AddDays(-1), last, "SUR-1", 60)],
        };

        Assert.All(ShippedPolicies.All, policy => Assert.Equal(UnitLevel.Rdl, ReadinessJudge.On(last.AddDays(-1), unit, PolicyTimeline.Of(policy)).Level));
        Assert.Equal([last], ReadinessJudge.Changes(DateOnly.MinValue, last, unit, Faq).Select(change => change.On));
        Assert.Null(ReadinessJudge.On(last, unit, Faq).NextLapse);
    }

    [Fact]
    public void A_later_failed_visit_closes_the_gate_and_the_level_stays_until_somebody_decides()
    {
        var failed = Visited with { Visits = [.. Visited.Visits, Aav("V2", Day.AddDays(9), VisitOutcome.Failed)] };

        var answer = ReadinessJudge.On(Day.AddDays(9), failed, Rule2024);

        Assert.Equal(UnitLevel.L2, answer.Level);
        Assert.Equal((UnmetReason.Failed, "V2"), Found(answer, GateKind.VisitPassed));
        Assert.Contains(GateKind.VisitPassed, answer.Next!.StillNeeds.Select(gate => gate.Rule.Kind));
        Assert.Equal(new DateOnly(2029, 2, 28), answer.NextLapse!.On);
    }

    [Fact]
    public void Of_two_visits_on_one_day_the_later_on_record_counts() => Assert.Equal(
        (UnmetReason.Failed, "V2"),
        Found(ReadinessJudge.On(Day, Visited with { Visits = [.. Visited.Visits, Aav("V2", Day, VisitOutcome.Failed)] }, Rule2024), GateKind.VisitPassed));

    [Fact]
    public void A_visit_before_the_submission_does_not_count() => Assert.Equal(
        (UnmetReason.BeforeSubmission, "V0"),
        Found(ReadinessJudge.On(Day, Registered with { Visits = [Aav("V0", Day.AddDays(-1), VisitOutcome.Passed)] }, Faq), GateKind.VisitPassed));

    [Fact]
    public void A_visit_in_the_future_is_not_known() => Assert.Equal(
        (UnmetReason.Nothing, null),
        Found(ReadinessJudge.On(Day, Registered with { Visits = [Aav("V9", Day.AddDays(1), VisitOutcome.Passed)] }, Faq), GateKind.VisitPassed));

    [Fact]
    public void A_lowered_level_needs_a_visit_that_is_newer_than_the_lowering()
    {
        var lowered = Visited with { Decisions = [.. Visited.Decisions, new("D3", DecisionKind.Lowered, Day.AddDays(5), UnitLevel.L1)] };
        Assert.Equal((UnmetReason.NotAfterLowering, "V1"), Found(ReadinessJudge.On(Day.AddDays(5), lowered, Rule2024), GateKind.VisitPassed));

        var sameDay = lowered with { Visits = [.. lowered.Visits, Aav("V2", Day.AddDays(5), VisitOutcome.Passed)] };
        Assert.Equal((UnmetReason.NotAfterLowering, "V2"), Found(ReadinessJudge.On(Day.AddDays(5), sameDay, Rule2024), GateKind.VisitPassed));

        var again = lowered with { Visits = [.. lowered.Visits, Aav("V2", Day.AddDays(6), VisitOutcome.Passed)] };
        Assert.True(Gate(ReadinessJudge.On(Day.AddDays(6), again, Rule2024), GateKind.VisitPassed).Met);
    }

    [Fact]
    public void In_the_days_of_grace_the_gate_is_not_met_and_the_level_is_kept()
    {
        var rules = ShippedPolicies.Pcrs2024.Gates
            .Select(rule => rule.Kind == GateKind.VisitPassed ? rule with { Lapse = rule.Lapse! with { GraceDays = 30 } } : rule);
        var policies = PolicyTimeline.Of(ShippedPolicies.Pcrs2024 with { Gates = [.. rules] });
        var lapse = new DateOnly(2029, 2, 28);

        var answer = ReadinessJudge.On(lapse, Visited, policies);

        Assert.Equal((UnmetReason.Expired, "V1"), Found(answer, GateKind.VisitPassed));
        Assert.Equal(UnitLevel.L2, answer.Level);
        Assert.Equal((lapse, lapse.AddDays(30)), (answer.NextLapse!.LapsedOn, answer.NextLapse.On));
        Assert.Equal(UnitLevel.L1, ReadinessJudge.On(lapse.AddDays(30), Visited, policies).Level);
    }

    [Fact]
    public void A_visit_on_the_day_of_the_lapse_saves_the_level_and_one_the_day_after_needs_a_new_decision()
    {
        var lapse = new DateOnly(2029, 2, 28);
        var inTime = Visited with { Visits = [.. Visited.Visits, Aav("V2", lapse, VisitOutcome.Passed)] };
        Assert.Equal(UnitLevel.L2, ReadinessJudge.On(lapse, inTime, Rule2024).Level);

        var tooLate = Visited with { Visits = [.. Visited.Visits, Aav("V2", lapse.AddDays(1), VisitOutcome.Passed)] };
        var late = ReadinessJudge.On(lapse.AddDays(1), tooLate, Rule2024);
        Assert.Equal((UnitLevel?)UnitLevel.L1, late.Level);
        Assert.DoesNotContain(GateKind.VisitPassed, late.Next!.StillNeeds.Select(gate => gate.Rule.Kind));
    }

    [Fact]
    public void An_agreement_that_promises_less_than_the_policy_asks_for_or_has_ended_does_not_meet_its_gate()
    {
        var slow = Visited with { Agreements = [new("A1", Day, null, "SUR-1", 90)] };
        Assert.Equal((UnmetReason.ResponseTooSlow, "A1"), Found(ReadinessJudge.On(Day, slow, Rule2024), GateKind.RdlAgreement));

        var ended = Visited with { Agreements = [new("A1", Day, Day.AddDays(1), "SUR-1", 60)] };
        Assert.Equal((UnmetReason.Expired, "A1"), Found(ReadinessJudge.On(Day.AddDays(1), ended, Rule2024), GateKind.RdlAgreement));
    }

    [Fact]
    public void Of_several_consents_to_a_law_that_which_lasts_longest_counts_and_between_two_of_them_the_law_forbids()
    {
        var law = new NationalCap("LAW-1", UnitLevel.L1, Day);
        var visited = Visited with { Caps = [law with { Consents = [new(Day, Day.AddDays(30)), new(Day.AddDays(1), Day.AddDays(20)), new(Day.AddDays(50))] }] };

        Assert.Equal(Day.AddDays(30), Consent(1).LapsesOn);
        Assert.Equal(UnitLevel.L2, ReadinessJudge.On(Day.AddDays(29), visited, Rule2024).Level);
        Assert.Equal(UnitLevel.L1, ReadinessJudge.On(Day.AddDays(30), visited, Rule2024).Level);
        Assert.Equal((UnmetReason.ForbiddenByLaw, "LAW-1"), (Consent(49).FoundInstead!.Reason, Consent(49).FoundInstead!.Evidence!.Id));
        Assert.True(Consent(50).Met);
        Assert.Equal(UnitLevel.L1, ReadinessJudge.On(Day.AddDays(50), visited, Rule2024).Level);

        GateReadiness Consent(int days) => ReadinessJudge.On(Day.AddDays(days), visited, Rule2024).Gates
            .Single(gate => gate.Rule is { Kind: GateKind.NationalConsent, Level: UnitLevel.L2 });
    }

    [Fact]
    public void A_shortfall_without_variation_and_a_finding_past_its_day_are_named()
    {
        var unit = Visited with { Comparisons = [new("C1", "SUR-1", Day, 2)], Findings = [new("F1", Day, Day.AddDays(30))] };

        Assert.Equal((UnmetReason.HasShortfalls, "C1"), Found(ReadinessJudge.On(Day, unit, Rule2024), GateKind.SurMet));
        Assert.True(Gate(ReadinessJudge.On(Day.AddDays(30), unit, Rule2024), GateKind.FindingsAnswered).Met);
        Assert.Equal((UnmetReason.FindingOverdue, "F1"), Found(ReadinessJudge.On(Day.AddDays(31), unit, Rule2024), GateKind.FindingsAnswered));
    }

    [Fact]
    public void What_was_taken_over_meets_the_gates_of_its_level_and_below_and_no_other()
    {
        var taken = new UnitEvidence { Unit = "BTN-00001", Decisions = [new("D1", DecisionKind.TakenOver, Day, UnitLevel.L3)] };

        var answer = ReadinessJudge.On(Day, taken, Rule2024);

        Assert.All(answer.Gates.Where(gate => gate.Rule.Level <= UnitLevel.L3), gate => Assert.True(gate.Met));
        Assert.Equal(
            [GateKind.VerificationVisitPassed, GateKind.RdlAgreement],
            answer.Next!.StillNeeds.Select(gate => gate.Rule.Kind));
        Assert.Equal(new EvidenceReference(EvidenceKind.TakenOver, "D1", Day), Gate(answer, GateKind.SurMet).By);
    }

    [Fact]
    public void What_lapsed_is_revived_by_a_new_registration_that_counts_as_the_first()
    {
        var revived = Registered with { Decisions = [.. Registered.Decisions, new("D2", DecisionKind.Registered, new(2025, 6, 1))] };

        Assert.Equal(Standing.Lapsed, ReadinessJudge.On(new(2025, 5, 31), revived, Faq).Standing);
        Assert.Equal(new DateOnly(2026, 6, 1), ReadinessJudge.On(new(2025, 6, 1), revived, Faq).NextLapse!.On);
    }

    [Fact]
    public void What_is_suspended_keeps_its_level_and_its_clock()
    {
        var suspended = Visited with { Decisions = [.. Visited.Decisions, new("D3", DecisionKind.Suspended, Day)] };

        var answer = ReadinessJudge.On(Day, suspended, Rule2024);

        Assert.Equal((Standing.Suspended, (UnitLevel?)UnitLevel.L2), (answer.Standing, answer.Level));
        Assert.Equal(new StandingAndLevel(Standing.Suspended, UnitLevel.L1), answer.NextLapse!.After);
    }

    private static VisitEvidence Aav(string id, DateOnly on, VisitOutcome outcome) =>
        new(id, VisitPurpose.AssessmentAndAdvisory, VisitPresence.InPerson, on, outcome);

    private static GateReadiness Gate(UnitReadiness answer, GateKind kind) => answer.Gates.Single(gate => gate.Rule.Kind == kind);

    private static (UnmetReason, string?) Found(UnitReadiness answer, GateKind kind)
    {
        var found = Gate(answer, kind).FoundInstead!;
        return (found.Reason, found.Evidence?.Id);
    }
}
