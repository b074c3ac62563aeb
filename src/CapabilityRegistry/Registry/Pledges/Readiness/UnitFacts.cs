using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>What is on record about a pledged unit, as the readiness library takes it.</summary>
public static class UnitFacts
{
    /// <summary>The facts about one pledge.</summary>
    /// <param name="decisions">In the order of the versions.</param>
    /// <param name="visits">Assessment visits that have an outcome, the earliest first.</param>
    /// <param name="missions">The times that it was out, the earliest first.</param>
    public static UnitEvidence Of(
        Pledge pledge, IReadOnlyList<Rules.PledgeDecision> decisions, IReadOnlyList<VisitFinding> visits, IReadOnlyList<TimeInMission> missions) => new()
    {
        Unit = pledge.Id,
        // Of what was registered here before the day of submission was kept, the earliest that it can have been.
        SubmittedOn = pledge.SubmittedOn ?? (decisions is [{ Kind: PledgeDecisionKind.Registered }, ..] ? pledge.Beginning : null),
        Decisions = [.. Registered(decisions), .. decisions.Where(each => KindOf(each.Kind) is not null).Select(DecisionOf)],
        Papers = Papers(pledge, decisions),
        Renewals = [.. decisions.Where(each => each.Kind == PledgeDecisionKind.Renewed).Select(each => new Renewal(IdOf(each), each.DecidedOn))],
        SelfCertifications =
            [.. decisions.Where(each => each.Kind == PledgeDecisionKind.SelfCertified).Select(each => new SelfCertification(IdOf(each), each.DecidedOn))],
        Visits =
        [
            .. visits.Select(each => new Visit(
                each.Id, VisitKind.AssessmentAndAdvisory, VisitMode.InPerson, each.VisitedOn, each.Passed ? VisitOutcome.Passed : VisitOutcome.Failed)),
        ],
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

/// <summary>An assessment visit that has an outcome.</summary>
public sealed record VisitFinding
{
    public string Id { get; init; } = "";

    public string Pledge { get; init; } = "";

    public DateOnly VisitedOn { get; init; }

    public bool Passed { get; init; }
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
