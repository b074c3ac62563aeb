using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Tests.Readiness.Policies;

/// <summary>On each day exactly one policy holds, and none that contradicts itself.</summary>
public sealed class PolicyTimelineTests
{
    private static readonly DateOnly Turn = new(2025, 1, 1);

    private static readonly ReadinessPolicy Former = ShippedPolicies.Faq2015 with { EffectiveUntil = Turn };

    private static readonly ReadinessPolicy Later = ShippedPolicies.Pcrs2024 with { EffectiveFrom = Turn };

    [Fact]
    public void The_shipped_policies_have_no_fault_alone_or_one_after_the_other_in_any_order()
    {
        Assert.All(ShippedPolicies.All, policy => Assert.Empty(FaultsOf(policy)));
        Assert.Empty(FaultsOf(Later, Former));
        var timeline = PolicyTimeline.Of(Later, Former);
        Assert.Equal(["pcrs-2015-faq", "pcrs-2024"], timeline.Policies.Select(policy => policy.Id));
        Assert.Equal((Former, Later), (timeline.On(Turn.AddDays(-1)), timeline.On(Turn)));
        Assert.Equal((Former, Later), (timeline.On(DateOnly.MinValue), timeline.On(DateOnly.MaxValue)));
    }

    [Fact]
    public void Nothing_that_is_from_memory_is_shipped_and_each_rule_has_a_source() => Assert.All(
        ShippedPolicies.All.SelectMany(policy => policy.Gates).SelectMany(rule => (Provenance?[])[rule.From, rule.Validity?.From, rule.Lapse?.From]),
        from => Assert.True(from is null or { Source.Length: > 0, Certainty: not Certainty.FromMemory }));

    [Fact]
    public void A_gap_is_refused_before_between_and_after_policies()
    {
        Assert.Equal([("policy-gap", "")], FaultsOf());
        Assert.Equal([("policy-gap", "/0/effectiveFrom")], FaultsOf(Later));
        Assert.Equal([("policy-gap", "/0/effectiveUntil")], FaultsOf(Former));
        Assert.Equal([("policy-gap", "/1/effectiveFrom")], FaultsOf(Former, Later with { EffectiveFrom = Turn.AddDays(1) }));
    }

    [Fact]
    public void An_overlap_is_refused()
    {
        Assert.Equal([("policy-overlap", "/0/effectiveFrom")], FaultsOf(Later with { EffectiveFrom = Turn.AddDays(-1) }, Former));
        Assert.Equal([("policy-overlap", "/1/effectiveFrom")], FaultsOf(Former with { EffectiveUntil = null }, Later));
        Assert.Equal([("policy-overlap", "/1/effectiveFrom")], FaultsOf(ShippedPolicies.Faq2015, ShippedPolicies.Pcrs2024));
    }

    [Fact]
    public void A_policy_that_ends_before_it_starts_has_no_name_or_one_that_another_has_is_refused()
    {
        Assert.Contains(("policy-ends-before-it-starts", "/0/effectiveUntil"), FaultsOf(Former with { EffectiveFrom = Turn }, Later));
        Assert.Contains(("policy-ends-before-it-starts", "/0/effectiveUntil"), FaultsOf(Former with { EffectiveUntil = DateOnly.MinValue }));
        Assert.Equal([("policy-unnamed", "/0/id")], FaultsOf(ShippedPolicies.Pcrs2024 with { Id = " " }));
        Assert.Equal([("policy-twice", "/1/id")], FaultsOf(Former, Later with { Id = Former.Id }));
    }

    [Fact]
    public void A_rule_that_cannot_be_is_refused()
    {
        Assert.Equal([("gate-twice", "/0/gates/1")], FaultsOf(With(Rule(GateKind.SurMet), Rule(GateKind.SurMet))));
        Assert.Equal([("gate-unknown", "/0/gates/0")], FaultsOf(With(Rule((GateKind)99))));
        Assert.Equal([("gate-unknown", "/0/gates/0")], FaultsOf(With(Rule(GateKind.SurMet) with { Level = (UnitLevel)9 })));
        Assert.Equal([("response-days", "/0/gates/0/maxResponseDays")], FaultsOf(With(Rule(GateKind.RdlAgreement) with { MaxResponseDays = 0 })));
        Assert.Equal([("response-days", "/0/gates/0/maxResponseDays")], FaultsOf(With(Rule(GateKind.SurMet) with { MaxResponseDays = 60 })));
    }

    [Theory]
    [InlineData(GateKind.VisitPassed, UnitLevel.L1)]
    [InlineData(GateKind.NationalConsent, UnitLevel.L1)]
    [InlineData(GateKind.FindingsAnswered, UnitLevel.L1)]
    [InlineData(GateKind.SelfCertified, UnitLevel.L2)]
    public void A_gate_below_the_level_at_which_anybody_could_meet_it_is_refused(GateKind kind, UnitLevel level)
    {
        Assert.Equal([("gate-not-of-this-level", "/0/gates/0/level")], FaultsOf(With(Rule(kind) with { Level = level })));
        Assert.Empty(FaultsOf(With(Rule(kind) with { Level = level + 1 })));
    }

    [Theory]
    [InlineData(GateKind.SurMet, 0, null, null, "validity-months", "months")]
    [InlineData(GateKind.SurMet, 1_201, null, null, "validity-months", "months")]
    [InlineData(GateKind.SurMet, 12, 12, null, "validity-months", "firstMonths")]
    [InlineData(GateKind.PledgeRenewed, 12, -1, null, "validity-months", "firstMonths")]
    [InlineData(GateKind.PledgeRenewed, 12, null, 24, "validity-months", "startsAfterMonthsUndeployed")]
    [InlineData(GateKind.SelfCertified, 12, null, 0, "validity-months", "startsAfterMonthsUndeployed")]
    [InlineData(GateKind.RdlAgreement, 12, null, null, "validity-not-of-this-gate", null)]
    [InlineData(GateKind.NationalConsent, 12, null, null, "validity-not-of-this-gate", null)]
    public void A_validity_that_the_gate_cannot_have_is_refused(GateKind kind, int months, int? first, int? startsAfter, string code, string? member)
    {
        var validity = new Validity { Months = months, FirstMonths = first, StartsAfterMonthsUndeployed = startsAfter, From = Made };
        Assert.Equal(
            [(code, $"/0/gates/0/validity{(member is null ? "" : $"/{member}")}")],
            FaultsOf(With(Rule(kind) with { Validity = validity })));
    }

    [Theory]
    [InlineData(UnitLevel.L3, 0, 30, "lowers-to-no-lower-level", "consequence/lowersTo")]
    [InlineData((UnitLevel)0, 0, 30, "lowers-to-no-lower-level", "consequence/lowersTo")]
    [InlineData(UnitLevel.L2, -1, 30, "grace-days", "graceDays")]
    [InlineData(null, 3_651, 30, "grace-days", "graceDays")]
    [InlineData(null, 0, 0, "reminder-days", "reminderDays")]
    public void A_consequence_that_cannot_be_is_refused(UnitLevel? lowersTo, int grace, int reminder, string code, string member) =>
        Assert.Equal(
            [(code, $"/0/gates/0/lapse/{member}")],
            FaultsOf(With(Rule(GateKind.SurMet) with
            {
                Lapse = new() { Consequence = new(lowersTo), GraceDays = grace, ReminderDays = [reminder], From = Made },
            })));

    [Fact]
    public void Levels_are_written_by_their_codes()
    {
        var rule = Rule(GateKind.RdlAgreement) with { Level = UnitLevel.Rdl, Lapse = new() { Consequence = Consequence.LowerTo(UnitLevel.Rdl), From = Made } };

        PolicyTimeline.Of([With(rule, rule with { Lapse = null })], out var faults);

        Assert.Equal([("a level below RDL", "RDL"), ("each kind of gate once at a level", "RdlAgreement of RDL again")],
            faults.Select(fault => (fault.Expected, fault.Found)));
    }

    private static Provenance Made => new("made up", Certainty.Interpreted);

    private static GateRule Rule(GateKind kind) => new() { Level = UnitLevel.L3, Kind = kind, From = Made };

    private static ReadinessPolicy With(params GateRule[] rules) => new() { Id = "tried", Name = "Tried", Sources = [], Gates = rules };

    private static IEnumerable<(string, string)> FaultsOf(params ReadinessPolicy[] policies)
    {
        var timeline = PolicyTimeline.Of(policies, out var faults);
        Assert.Equal(faults.Count == 0, timeline is not null);
        Assert.All(faults, fault => Assert.True(fault.Expected.Length > 0 && fault.Found.Length > 0));
        return faults.Select(fault => (fault.Code, fault.Pointer));
    }
}
