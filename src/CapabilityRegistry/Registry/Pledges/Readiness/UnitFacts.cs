using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>What is on record about a pledged unit, as the readiness library takes it.</summary>
public static class UnitFacts
{
    /// <summary>The facts about each pledge, in their order.</summary>
    /// <param name="records">All that is on record about these pledges; more does no harm.</param>
    public static IReadOnlyList<UnitEvidence> OfEach(IReadOnlyList<Pledge> pledges, UnitRecords records) => [.. pledges.Select(By(records))];

    /// <summary>Gives the facts about any pledge of some.</summary>
    /// <param name="records">All that is on record about these pledges; more does no harm.</param>
    /// <param name="upToVersion">Whether decisions of later versions than that of the pledge are left out, which then must be known.</param>
    public static Func<Pledge, UnitEvidence> By(UnitRecords records, bool upToVersion = false)
    {
        var decisions = records.Decisions.ToLookup(each => each.Pledge);
        var visits = records.Visits.ToLookup(each => each.Pledge);
        var findings = records.Findings.ToLookup(each => each.Pledge);
        var papers = records.Papers.ToLookup(each => each.Pledge);
        var comparisons = records.Comparisons.ToLookup(each => each.Pledge);
        var agreements = records.Agreements.ToLookup(each => each.Pledge);
        var caps = records.Caps.ToLookup(each => each.Contributor);
        var missions = records.Missions.ToLookup(each => each.Pledge);
        return pledge => Of(pledge, new()
        {
            Decisions = [.. decisions[pledge.Id].Where(each => !upToVersion || each.Version <= pledge.Version)],
            Visits = [.. visits[pledge.Id]],
            Findings = [.. findings[pledge.Id]],
            Papers = [.. papers[pledge.Id]],
            Comparisons = [.. comparisons[pledge.Id]],
            Agreements = [.. agreements[pledge.Id]],
            Caps = [.. caps[pledge.Contributor]],
            Missions = [.. missions[pledge.Id]],
        });
    }

    /// <summary>The facts about one pledge.</summary>
    /// <param name="records">What is on record about it, and of the caps about its state; nothing of others.</param>
    public static UnitEvidence Of(Pledge pledge, UnitRecords records) => new()
    {
        Unit = pledge.Id,
        // Of what was registered here before the day of submission was kept, the earliest that it can have been.
        // After a revival what happened before it counts as it did.
        SubmittedOn = pledge.PledgedSince ?? pledge.SubmittedOn
            ?? (records.Decisions is [{ Kind: PledgeDecisionKind.Registered }, ..] ? pledge.Beginning : null),
        Decisions = [.. Registered(records.Decisions), .. records.Decisions.Where(each => KindOf(each.Kind) is not null).Select(DecisionOf)],
        Papers = [.. Papers(pledge, records.Decisions), .. records.Papers.Select(each => new PaperEvidence(each.Id, GateOf(each.Kind), each.HandedInOn))],
        Comparisons = [.. records.Comparisons.Select(each => new ComparisonEvidence(each.Id, each.Sur, each.ComparedOn, each.Shortfalls))],
        Agreements = [.. records.Agreements.Select(each => new RapidDeploymentAgreement(each.Id, each.SignedOn, each.Until, each.Sur, each.ResponseDays))],
        Caps = [.. records.Caps.Where(each => each.HoldsFor(pledge.UnitType)).Select(LawOf)],
        ListsReplacedOn = pledge.ListsReplacedOn,
        Renewals = [.. records.Decisions.Where(each => each.Kind == PledgeDecisionKind.Renewed).Select(each => new Renewal(IdOf(each), each.DecidedOn))],
        SelfCertifications =
        [
            .. records.Decisions.Where(each => each.Kind == PledgeDecisionKind.SelfCertified)
                .Select(each => new SelfCertification(IdOf(each), each.DecidedOn)),
        ],
        Visits =
        [
            .. records.Visits.Select(each =>
                new VisitEvidence(each.Visit, PurposeOf(each.Kind), PresenceOf(each.Mode), each.VisitedOn, OutcomeOf(each.Status))),
        ],
        Findings = [.. records.Findings.SelectMany(TimesUnanswered)],
        Deployments = [.. records.Missions.Select(each => new DeployedPeriod(each.Id, each.ArrivedOn, each.EndedOn))],
    };

    // When each paper came is not on record: they count from the day on which the pledge was handed in or taken over, and in a draft from the first day.
    private static IReadOnlyList<PaperEvidence> Papers(Pledge pledge, IReadOnlyList<PledgeDecision> decisions)
    {
        var from = decisions is [{ Kind: not (PledgeDecisionKind.Registered or PledgeDecisionKind.Withdrawn) } takenOver, ..]
            ? takenOver.DecidedOn
            : pledge.PledgedSince ?? pledge.SubmittedOn
                ?? (decisions is [{ Kind: PledgeDecisionKind.Registered } first, ..] ? first.DecidedOn : DateOnly.MinValue);
        return [.. PledgePapers.Of(pledge).Select(paper => new PaperEvidence(pledge.Id, paper, from))];
    }

    // What is taken over as lapsed, or as set aside, was registered elsewhere.
    private static IReadOnlyList<RecordedDecision> Registered(IReadOnlyList<PledgeDecision> decisions) =>
        decisions is [{ Kind: PledgeDecisionKind.Lapsed or PledgeDecisionKind.Suspended } first, ..]
            ? [new(IdOf(first), DecisionKind.TakenOver, first.DecidedOn, (UnitLevel?)(int?)first.Level ?? UnitLevel.L1)]
            : [];

    private static RecordedDecision DecisionOf(PledgeDecision decision) =>
        new(IdOf(decision), KindOf(decision.Kind)!.Value, decision.DecidedOn, (UnitLevel?)(int?)decision.Level);

    // A finding waits for an answer from the visit on, and again from the day on which an answer was sent back.
    private static IEnumerable<DueFinding> TimesUnanswered(FindingOfUnit finding)
    {
        DateOnly? since = finding.FoundOn;
        foreach (var answer in Json.Read<IReadOnlyList<DaysOfAnswer>>(finding.Answers))
        {
            yield return new DueFinding(finding.Id, since!.Value, finding.Due, answer.AnsweredOn);
            since = answer.SentBackOn;
        }

        if (since is { } open)
        {
            yield return new DueFinding(finding.Id, open, finding.Due);
        }
    }

    // What a law has forbidden before anybody said so here took no level away.
    private static NationalCap LawOf(CapOfState cap) => new(
        cap.Id, LevelOf(cap.Highest), cap.RecordedOn > cap.EffectiveFrom ? cap.RecordedOn.Value : cap.EffectiveFrom, cap.EffectiveUntil)
    {
        Consents = [.. Json.Read<IReadOnlyList<DaysOfApproval>>(cap.Approvals).Select(each => new Consent(each.ApprovedOn, each.ApprovedUntil))],
    };

    private static UnitLevel LevelOf(string code) => code switch
    {
        "all" => UnitLevel.Rdl,
        "L1" => UnitLevel.L1,
        "L2" => UnitLevel.L2,
        "L3" => UnitLevel.L3,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No level that a law stops at."),
    };

    private static GateKind GateOf(string paper) => paper switch
    {
        "ammunition-list" => GateKind.AmmunitionList,
        "cargo-load-plan" => GateKind.CargoLoadPlan,
        "port-of-embarkation" => GateKind.PortOfEmbarkation,
        "days-to-deploy" => GateKind.DaysToDeploy,
        _ => throw new ArgumentOutOfRangeException(nameof(paper), paper, "No kind of paper."),
    };

    private static VisitPurpose PurposeOf(string code) => code switch
    {
        "AAV" => VisitPurpose.AssessmentAndAdvisory,
        "VV" => VisitPurpose.Verification,
        "PDV" => VisitPurpose.PreDeployment,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No kind of visit."),
    };

    private static VisitPresence PresenceOf(string code) => code == "remote" ? VisitPresence.Remote : VisitPresence.InPerson;

    private static VisitOutcome OutcomeOf(string code) => code switch
    {
        "passed" => VisitOutcome.Passed,
        "passed-with-findings" => VisitOutcome.PassedWithFindings,
        "failed" => VisitOutcome.Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No outcome of a visit."),
    };

    private static string IdOf(PledgeDecision decision) => $"{decision.Pledge} version {decision.Version}";

    private static DecisionKind? KindOf(PledgeDecisionKind kind) => kind switch
    {
        PledgeDecisionKind.Registered => DecisionKind.Registered,
        PledgeDecisionKind.TakenOver => DecisionKind.TakenOver,
        PledgeDecisionKind.Raised => DecisionKind.Raised,
        PledgeDecisionKind.Lowered => DecisionKind.Lowered,
        PledgeDecisionKind.Suspended => DecisionKind.Suspended,
        PledgeDecisionKind.Resumed => DecisionKind.Resumed,
        PledgeDecisionKind.Lapsed => DecisionKind.Lapsed,
        PledgeDecisionKind.Withdrawn => DecisionKind.Withdrawn,
        _ => null,
    };
}
