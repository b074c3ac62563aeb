using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>What is on record about a pledged unit, as the readiness library takes it.</summary>
public static class UnitFacts
{
    /// <summary>The facts about one pledge.</summary>
    /// <param name="decisions">In the order of the versions.</param>
    /// <param name="visits">Visits that have an outcome, the earliest first.</param>
    /// <param name="findings">What visits found and asked an answer for by a day.</param>
    /// <param name="papers">Papers about its deployment, the earliest first.</param>
    /// <param name="comparisons">Comparisons with statements, the earliest first.</param>
    /// <param name="agreements">Agreements on the rapid deployment level, the earliest first.</param>
    /// <param name="caps">What the law of its state forbids.</param>
    /// <param name="missions">The times that it was out, the earliest first.</param>
    public static UnitEvidence Of(
        Pledge pledge, IReadOnlyList<Rules.PledgeDecision> decisions, IReadOnlyList<VisitOfUnit> visits, IReadOnlyList<FindingOfUnit> findings,
        IReadOnlyList<PaperOfUnit> papers, IReadOnlyList<ComparisonOfUnit> comparisons, IReadOnlyList<AgreementOnUnit> agreements,
        IReadOnlyList<CapOfState> caps, IReadOnlyList<TimeInMission> missions) => new()
    {
        Unit = pledge.Id,
        // Of what was registered here before the day of submission was kept, the earliest that it can have been.
        SubmittedOn = pledge.SubmittedOn ?? (decisions is [{ Kind: PledgeDecisionKind.Registered }, ..] ? pledge.Beginning : null),
        Decisions = [.. Registered(decisions), .. decisions.Where(each => KindOf(each.Kind) is not null).Select(DecisionOf)],
        Papers = [.. Papers(pledge, decisions), .. papers.Select(each => new Paper(each.Id, GateOf(each.Kind), each.HandedInOn))],
        Comparisons = [.. comparisons.Select(each => new SurComparison(each.Id, each.Sur, each.ComparedOn, each.Shortfalls))],
        Agreements = [.. agreements.Select(each => new RapidDeploymentAgreement(each.Id, each.SignedOn, each.Until, each.Sur, each.ResponseDays))],
        Caps = [.. caps.Where(each => each.HoldsFor(pledge.UnitType)).Select(LawOf)],
        Renewals = [.. decisions.Where(each => each.Kind == PledgeDecisionKind.Renewed).Select(each => new Renewal(IdOf(each), each.DecidedOn))],
        SelfCertifications =
            [.. decisions.Where(each => each.Kind == PledgeDecisionKind.SelfCertified).Select(each => new SelfCertification(IdOf(each), each.DecidedOn))],
        Visits =
        [
            .. visits.Select(each => new Visit(each.Visit, KindOf(each.Kind), ModeOf(each.Mode), each.VisitedOn, OutcomeOf(each.Status))),
        ],
        Findings = [.. findings.SelectMany(TimesUnanswered)],
        Deployments = [.. missions.Select(each => new DeployedPeriod(each.Id, each.ArrivedOn, each.EndedOn))],
    };

    // When each paper came is not on record: they count from the day on which the pledge was handed in or taken over, and in a draft from the first day.
    private static IReadOnlyList<Paper> Papers(Pledge pledge, IReadOnlyList<Rules.PledgeDecision> decisions)
    {
        var from = pledge.SubmittedOn ?? (decisions.Count > 0 ? decisions[0].DecidedOn : DateOnly.MinValue);
        (GateKind Gate, bool IsThere)[] papers =
        [
            (GateKind.NoteVerbale, pledge.NoteVerbale is not null),
            (GateKind.TableOfOrganization, pledge.Personnel is { Count: > 0 }),
            (GateKind.MajorEquipmentList, pledge.MajorEquipment is not null),
            (GateKind.SelfSustainmentList, pledge.SelfSustainment is { Count: > 0 }),
        ];
        return [.. papers.Where(paper => paper.IsThere).Select(paper => new Paper(pledge.Id, paper.Gate, from))];
    }

    // What is taken over as lapsed was registered elsewhere.
    private static IReadOnlyList<CapabilityRegistry.Readiness.Model.PledgeDecision> Registered(IReadOnlyList<Rules.PledgeDecision> decisions) =>
        decisions is [{ Kind: PledgeDecisionKind.Lapsed } lapsed, ..]
            ? [new(IdOf(lapsed), DecisionKind.TakenOver, lapsed.DecidedOn, ReadinessLevel.L1)]
            : [];

    private static CapabilityRegistry.Readiness.Model.PledgeDecision DecisionOf(Rules.PledgeDecision decision) =>
        new(IdOf(decision), KindOf(decision.Kind)!.Value, decision.DecidedOn, (ReadinessLevel?)(int?)decision.Level);

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

    private static ReadinessLevel LevelOf(string code) => code switch
    {
        "L1" => ReadinessLevel.L1,
        "L2" => ReadinessLevel.L2,
        "L3" => ReadinessLevel.L3,
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

    private static VisitKind KindOf(string code) => code switch
    {
        "AAV" => VisitKind.AssessmentAndAdvisory,
        "VV" => VisitKind.Verification,
        "PDV" => VisitKind.PreDeployment,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No kind of visit."),
    };

    private static VisitMode ModeOf(string code) => code == "remote" ? VisitMode.Remote : VisitMode.InPerson;

    private static VisitOutcome OutcomeOf(string code) => code switch
    {
        "passed" => VisitOutcome.Passed,
        "passed-with-findings" => VisitOutcome.PassedWithFindings,
        "failed" => VisitOutcome.Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No outcome of a visit."),
    };

    private static string IdOf(Rules.PledgeDecision decision) => $"{decision.Pledge} version {decision.Version}";

    private static DecisionKind? KindOf(PledgeDecisionKind kind) => kind switch
    {
        PledgeDecisionKind.Registered => DecisionKind.Registered,
        PledgeDecisionKind.TakenOver => DecisionKind.TakenOver,
        PledgeDecisionKind.Raised => DecisionKind.Raised,
        PledgeDecisionKind.Lowered => DecisionKind.Lowered,
        PledgeDecisionKind.Lapsed => DecisionKind.Lapsed,
        PledgeDecisionKind.Withdrawn => DecisionKind.Withdrawn,
        _ => null,
    };
}

/// <summary>How a visit ended for one unit.</summary>
public sealed record VisitOfUnit
{
    public string Visit { get; init; } = "";

    public string Pledge { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Mode { get; init; } = "";

    public DateOnly VisitedOn { get; init; }

    public string Status { get; init; } = "";

    /// <summary>Who recorded the outcome; null for a visit that was taken over.</summary>
    public string? Assessor { get; init; }

    /// <summary>The person who recorded it; null if that is not known.</summary>
    public string? AssessorPerson { get; init; }
}

/// <summary>A paper about the deployment of a unit.</summary>
public sealed record PaperOfUnit
{
    public string Id { get; init; } = "";

    public string Pledge { get; init; } = "";

    public string Kind { get; init; } = "";

    public DateOnly HandedInOn { get; init; }
}

/// <summary>What came of comparing a unit with a statement.</summary>
public sealed record ComparisonOfUnit
{
    public string Id { get; init; } = "";

    public string Pledge { get; init; } = "";

    public string Sur { get; init; } = "";

    public DateOnly ComparedOn { get; init; }

    /// <summary>Lines that fall short without an agreement.</summary>
    public int Shortfalls { get; init; }
}

/// <summary>An agreement on the rapid deployment level.</summary>
public sealed record AgreementOnUnit
{
    public string Id { get; init; } = "";

    public string Pledge { get; init; } = "";

    public string Sur { get; init; } = "";

    public DateOnly SignedOn { get; init; }

    /// <summary>The first day on which it is over; null if it has no end.</summary>
    public DateOnly? Until { get; init; }

    public int ResponseDays { get; init; }
}

/// <summary>What the law of a state forbids its units.</summary>
public sealed record CapOfState
{
    public string Id { get; init; } = "";

    public string Contributor { get; init; } = "";

    public string Highest { get; init; } = "";

    /// <summary>The unit types as they are stored; none: all.</summary>
    public string UnitTypes { get; init; } = "[]";

    public DateOnly EffectiveFrom { get; init; }

    /// <summary>The first day on which it forbids nothing any more; null while that is not known.</summary>
    public DateOnly? EffectiveUntil { get; init; }

    /// <summary>The day on which it was recorded; null for what was taken over.</summary>
    public DateOnly? RecordedOn { get; init; }

    /// <summary>The consents as they are stored; read as <see cref="DaysOfApproval"/>.</summary>
    public string Approvals { get; init; } = "[]";

    public bool HoldsFor(string unitType) => Json.Read<IReadOnlyList<string>>(UnitTypes) is var types && (types.Count == 0 || types.Contains(unitType));
}

/// <summary>When consent was obtained and when it is over; null if it has no end.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record DaysOfApproval
{
    public required DateOnly ApprovedOn { get; init; }

    public DateOnly? ApprovedUntil { get; init; }
}

/// <summary>A finding of a visit that asks for an answer.</summary>
public sealed record FindingOfUnit
{
    public string Id { get; init; } = "";

    public string Pledge { get; init; } = "";

    public DateOnly FoundOn { get; init; }

    public DateOnly Due { get; init; }

    /// <summary>The answers as they are stored; read as <see cref="DaysOfAnswer"/>.</summary>
    public string Answers { get; init; } = "[]";
}

/// <summary>When a finding was answered, and when the answer was sent back; null if it was not.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record DaysOfAnswer
{
    public required DateOnly AnsweredOn { get; init; }

    public DateOnly? SentBackOn { get; init; }
}

/// <summary>A time that a unit was out in a mission.</summary>
public sealed record TimeInMission
{
    public string Id { get; init; } = "";

    public string Pledge { get; init; } = "";

    public DateOnly ArrivedOn { get; init; }

    /// <summary>The day on which it returned; null while it is out.</summary>
    public DateOnly? EndedOn { get; init; }
}
