using CapabilityRegistry.Kernel;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using static CapabilityRegistry.Readiness.Model.GateKind;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>
/// What each kind of gate is called here: its code, where in the pledge it is about, and what it needs in a sentence. Which level has it, for how
/// long it stays met and what follows when it lapses, the policy says; whether it is met, <c>CapabilityRegistry.Readiness</c> judges and nothing else.
/// </summary>
public static class LevelGates
{
    /// <summary>The codes of the gates that something else follows from, by what would meet them.</summary>
    public const string RenewalMissing = "renewal-missing";
    public const string VisitNotPassed = "visit-not-passed";
    public const string FindingsUnanswered = "findings-unanswered";
    public const string ConsentMissing = "national-consent-missing";
    public const string SurNotMet = "sur-not-met";
    public const string AmmunitionListMissing = "ammunition-list-missing";
    public const string CargoLoadPlanMissing = "cargo-load-plan-missing";
    public const string PortOfEmbarkationMissing = "port-of-embarkation-missing";
    public const string DaysToDeployMissing = "days-to-deploy-missing";
    public const string NotSelfCertified = "not-self-certified";
    public const string VerificationVisitNotPassed = "verification-visit-not-passed";
    public const string AgreementMissing = "rdl-agreement-missing";

    private static readonly GateText[] All =
    [
        new(NoteVerbale, "note-verbale-missing", "/noteVerbale", "The reference of the note verbale.") { IsConfidential = true },
        new(TableOfOrganization, "table-of-organization-missing", "/personnel", "The table of organization: men and women by rank group."),
        new(MajorEquipmentList, "major-equipment-list-missing", "/majorEquipment",
            "The list of major equipment, or an empty list that states there is none."),
        new(SelfSustainmentList, "self-sustainment-list-missing", "/selfSustainment", "The list of self-sustainment."),
        new(PledgeRenewed, RenewalMissing, "/renewedOn", "That the state has confirmed in time that the pledge stands."),
        new(VisitPassed, VisitNotPassed, "/readinessLevel", "An Assessment and Advisory Visit of this pledge, the latest of which was passed."),
        new(FindingsAnswered, FindingsUnanswered, "/readinessLevel", "That no finding of a visit is past its due date without an answer."),
        new(NationalConsent, ConsentMissing, "/readinessLevel", "That the law of the state allows the level, or what it asks for was obtained."),
        new(SurMet, SurNotMet, "/readinessLevel", "A comparison with a Statement of Unit Requirements without a shortfall that no variation covers."),
        new(AmmunitionList, AmmunitionListMissing, "/readinessLevel", "The ammunition list."),
        new(CargoLoadPlan, CargoLoadPlanMissing, "/readinessLevel", "The cargo load plan."),
        new(PortOfEmbarkation, PortOfEmbarkationMissing, "/readinessLevel", "The port of embarkation."),
        new(DaysToDeploy, DaysToDeployMissing, "/readinessLevel", "The average number of days that the unit needs to deploy."),
        new(SelfCertified, NotSelfCertified, "/selfCertifiedOn", "That the state has certified in time that the unit is as it was found."),
        new(VerificationVisitPassed, VerificationVisitNotPassed, "/readinessLevel", "A verification visit, the latest of which was passed."),
        new(RdlAgreement, AgreementMissing, "/readinessLevel", "A rapid deployment agreement in force, with a response time that is short enough."),
    ];

    private static readonly Dictionary<GateKind, GateText> ByKind = All.ToDictionary(gate => gate.Kind);

    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(gate => gate.Code)];

    public static GateText Of(GateKind kind) => ByKind[kind];

    /// <exception cref="InvalidOperationException">There is no gate with this code.</exception>
    public static GateText Named(string code) => All.Single(gate => gate.Code == code);

    /// <summary>What the gate with this code needs, as a sentence.</summary>
    public static string DemandOf(string code) => Named(code).Demand;

    /// <summary>The gates of a level, and of those below it, that are not met: as faults.</summary>
    public static IReadOnlyList<Fault> Unmet(ReadinessLevel level, UnitReadiness now) =>
        [.. now.Gates.Where(gate => !gate.Met && (int)gate.Rule.Level <= (int)level).Select(FaultOf)];

    /// <summary>The papers of Level 1 that are not there: as faults.</summary>
    public static IReadOnlyList<Fault> PapersMissing(UnitReadiness now) =>
        [.. now.Gates.Where(gate => !gate.Met && gate.Rule is { Level: UnitLevel.L1 } rule && rule.Kind.IsPaper()).Select(FaultOf)];

    /// <summary>That there is nothing to meet a gate: as a fault.</summary>
    public static Fault Missing(GateKind kind)
    {
        var text = Of(kind);
        return Fault.At(text.Field, text.Code, text.Demand, "nothing");
    }

    /// <summary>What is on record and does not meet the gate, with the reason; null if nothing is.</summary>
    public static string? FoundInstead(GateReadiness gate) => gate.FoundInstead is { } found ? FoundInstead(found) : null;

    private static string? FoundInstead(FoundInstead found) => (found.Reason, found.Evidence) switch
    {
        (UnmetReason.Failed, { } visit) => $"{visit.Id}, failed on {visit.On:O}",
        (UnmetReason.BeforeSubmission, { } visit) when found.On is null => $"{visit.Id} on {visit.On:O}, before the pledge was on record",
        (UnmetReason.BeforeSubmission, { } visit) => $"{visit.Id} on {visit.On:O}, before the pledge was submitted ({found.On:O})",
        (UnmetReason.NotAfterLowering, { } visit) => $"{visit.Id} on {visit.On:O}, not after the pledge lost the level ({found.On:O})",
        (UnmetReason.NotAfterReplacement, { } comparison) =>
            $"{comparison.Id} of {comparison.On:O}, not after the lists of the unit were replaced ({found.On:O})",
        (UnmetReason.Expired, { } evidence) => $"{evidence.Id} of {evidence.On:O}, which counted until {found.On:O}",
        (UnmetReason.ForbiddenByLaw, { } law) => $"{law.Id}, by which the law of the state forbids it since {found.On:O}",
        (UnmetReason.HasShortfalls, { } comparison) => $"{comparison.Id} of {comparison.On:O}, with shortfalls",
        (UnmetReason.ResponseTooSlow, { } agreement) => $"{agreement.Id} of {agreement.On:O}, with a longer response time",
        (UnmetReason.FindingOverdue, { } finding) => $"{finding.Id}, overdue since {found.On:O}",
        _ => null,
    };

    private static Fault FaultOf(GateReadiness gate)
    {
        var text = Of(gate.Rule.Kind);
        return Fault.At(text.Field, text.Code, text.Demand, FoundInstead(gate) ?? "nothing");
    }
}

/// <summary>The words for one kind of gate.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Code">What a raise is refused with when it is not met.</param>
/// <param name="Field">The field that it is about, as a JSON pointer into the pledge.</param>
/// <param name="Demand">What it needs, as a sentence.</param>
public sealed record GateText(GateKind Kind, string Code, string Field, string Demand)
{
    /// <summary>Whether the evidence is confidential information of the state.</summary>
    public bool IsConfidential { get; init; }
}
