using CapabilityRegistry.Readiness;
using CapabilityRegistry.Readiness.Checking;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Tests.Readiness.Checking;

/// <summary>Facts that cannot be are named, and break nothing.</summary>
public sealed class EvidenceCheckTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);

    private static readonly DateOnly Then = new(2025, 3, 1);

    private static readonly UnitEvidence Sound = new()
    {
        Unit = "KAZ-00001",
        SubmittedOn = Then,
        Decisions = [new("D1", DecisionKind.Registered, Then), new("D2", DecisionKind.Raised, Then, UnitLevel.L2)],
        Papers = [new("P1", GateKind.NoteVerbale, Then)],
        Renewals = [new("R1", Then)],
        Visits = [new("V1", VisitPurpose.AssessmentAndAdvisory, VisitPresence.Remote, Today, VisitOutcome.Passed)],
        Findings = [new("F1", Then, Then, Then)],
        Comparisons = [new("C1", "SUR-1", Today, 0)],
        Agreements = [new("A1", Then, Today.AddYears(3), "SUR-1", 60)],
        Deployments = [new("DEP-1", Then, Today.AddDays(30)), new("DEP-0", Then.AddDays(-9), Then)],
        Caps = [Law(new(Then, Then.AddDays(1)), new(Today, Today.AddYears(1)))],
    };

    public static TheoryData<string, string, UnitEvidence> Unsound { get; } = new()
    {
        { "in-the-future", "/comparisons/0/on", Sound with { Comparisons = [new("C1", "SUR-1", Today.AddDays(1), 0)] } },
        { "in-the-future", "/visits/0/on", Sound with { Visits = [Sound.Visits[0] with { On = Today.AddDays(1) }] } },
        { "in-the-future", "/submittedOn", Sound with { SubmittedOn = Today.AddDays(1) } },
        { "renewal-before-registration", "/renewals/0/on", Sound with { Renewals = [new("R1", Then.AddDays(-1))] } },
        { "renewal-before-registration", "/renewals/0/on", Sound with { Decisions = [] } },
        { "ends-before-it-begins", "/agreements/0/until", Sound with { Agreements = [new("A1", Then, Then, "SUR-1", 60)] } },
        { "ends-before-it-begins", "/deployments/0/until", Sound with { Deployments = [new("DEP-1", Then, Then.AddDays(-1))] } },
        { "ends-before-it-begins", "/caps/0/until", Sound with { Caps = [new("LAW-1", UnitLevel.L3, Then, Then)] } },
        { "ends-before-it-begins", "/caps/0/consents/1/until", Sound with { Caps = [Law(new(Then), new(Then, Then))] } },
        { "in-the-future", "/caps/0/consents/0/on", Sound with { Caps = [Law(new Consent(Today.AddDays(1)))] } },
        { "ends-before-it-begins", "/findings/0/due", Sound with { Findings = [new("F1", Then, Then.AddDays(-1))] } },
        { "ends-before-it-begins", "/findings/0/answeredOn", Sound with { Findings = [new("F1", Then, Then, Then.AddDays(-1))] } },
        { "deployments-overlap", "/deployments/0/from", Sound with { Deployments = [new("DEP-2", Then.AddDays(1)), new("DEP-1", Then)] } },
        { "decisions-out-of-order", "/decisions/1/on", Registered(Sound.Decisions[1] with { On = Then.AddDays(-1) }) },
        { "decision-not-possible", "/decisions/0/kind", Sound with { Renewals = [], Decisions = [Sound.Decisions[1]] } },
        { "decision-not-possible", "/decisions/1/kind", Registered(new("D2", DecisionKind.TakenOver, Then, UnitLevel.L2)) },
        { "decision-not-possible", "/decisions/2/kind", Registered(new("D2", DecisionKind.Withdrawn, Then), Sound.Decisions[1]) },
        { "decision-not-possible", "/decisions/1/kind", Registered(new("D2", (DecisionKind)77, Then)) },
        { "decision-without-level", "/decisions/1/level", Registered(new("D2", DecisionKind.Raised, Then)) },
        { "decision-without-level", "/decisions/1/level", Registered(new("D2", DecisionKind.Raised, Then, (UnitLevel)9)) },
        { "not-a-paper", "/papers/0/gate", Sound with { Papers = [new("P1", GateKind.VisitPassed, Then)] } },
        { "below-zero", "/comparisons/0/shortfallsWithoutVariation", Sound with { Comparisons = [new("C1", "SUR-1", Then, -1)] } },
        { "response-days", "/agreements/0/responseDays", Sound with { Agreements = [new("A1", Then, null, "SUR-1", 0)] } },
    };

    [Fact]
    public void Sound_facts_have_no_fault() => Assert.Empty(EvidenceCheck.Of(Sound, Today));

    [Theory]
    [MemberData(nameof(Unsound))]
    public void What_cannot_be_is_named_with_its_place_and_answered_all_the_same(string code, string pointer, UnitEvidence unit)
    {
        var fault = Assert.Single(EvidenceCheck.Of(unit, Today));

        Assert.Equal((code, pointer), (fault.Code, fault.Pointer));
        Assert.True(fault.Expected.Length > 0 && fault.Found.Length > 0);
        foreach (var policy in ShippedPolicies.All)
        {
            Assert.All(
                (DateOnly[])[DateOnly.MinValue, Then, Today, DateOnly.MaxValue],
                day => Assert.Equal(day, ReadinessJudge.On(day, unit, PolicyTimeline.Of(policy)).Day));
        }
    }

    private static NationalCap Law(params Consent[] consents) => new("LAW-1", UnitLevel.L3, Then) { Consents = consents };

    private static UnitEvidence Registered(RecordedDecision second, params RecordedDecision[] others) =>
        Sound with { Decisions = [Sound.Decisions[0], second, .. others] };
}
