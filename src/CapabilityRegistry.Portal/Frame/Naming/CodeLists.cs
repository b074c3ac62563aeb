using CapabilityRegistry.Portal.Languages;

namespace CapabilityRegistry.Portal.Frame.Naming;

/// <summary>The closed lists of the API that a person chooses from, in its order. A test holds them against the document.</summary>
public static class CodeLists
{
    private static readonly Dictionary<string, string[]> Codes = new()
    {
        ["CaveatKind"] = ["mission", "region", "task", "night-operations", "riot-control", "other"],
        ["Certainty"] = ["official", "reported", "interpreted", "from-memory"],
        ["ComparedKind"] = ["personnel", "capacity", "majorEquipment", "selfSustainment", "training", "language", "attribute"],
        ["DeclineReason"] = ["unit-not-available", "dates-not-possible", "committed-elsewhere", "national-decision", "conditions-not-met", "other"],
        ["DeficiencyStatus"] = ["open", "closed"],
        ["DeploymentStatus"] = ["selected", "deployed", "returned", "withdrawn"],
        ["DigestRhythm"] = ["daily", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
        ["EventAction"] =
        [
            "accepted", "acknowledged", "amended", "announced", "answered", "approved", "attached", "barred", "begun", "cancelled", "certified", "cleared",
            "closed", "compared", "confirmed", "created", "declined", "deleted", "deployed", "drafted", "dropped", "edited", "enacted", "ended", "expired",
            "followed-up", "found", "fulfilled", "handed-in", "imported", "invited", "lapsed", "level-refused", "level-requested", "lowered", "mended",
            "met", "offered", "opened", "overridden", "postponed", "proposed", "published", "raised", "recorded", "released", "renewed", "reopened",
            "reported", "resumed", "returned", "returned-to-pool", "revision-accepted", "revision-dropped", "revision-proposed", "revision-refused",
            "revived", "revoked", "run", "scheduled", "selected", "sent-back", "settled", "shares-changed", "staffed", "stated", "strength-authorised",
            "submitted", "superseded", "suspended", "variation-approved", "variation-revoked", "withdrawn",
        ],
        ["FindingSeverity"] = ["critical", "major", "minor"],
        ["FindingStatus"] = ["open", "answered", "closed"],
        ["InspectionKind"] = ["aav", "coe-inspection"],
        ["Lease"] = ["wet", "dry", "loa"],
        ["LevelRefusalReason"] = ["evidence-missing", "unit-below-standard", "no-need-expected", "no-visit-possible", "other"],
        ["LineCriterion"] = ["equipment-missing", "self-sustainment-missing", "training-missing", "language-missing", "attribute-missing"],
        ["LoweringReason"] = ["unit-below-standard", "unit-changed", "evidence-not-valid", "asked-by-state", "other"],
        ["Measure"] = ["units", "airframes", "beds", "persons"],
        ["MeasuredIn"] = ["percent", "count", "minutes", "days"],
        ["MeasuredThing"] = ["personnel-present", "equipment-serviceable", "tasks-done", "patrols", "reaction-time", "training-held", "other"],
        ["MilestoneKind"] = ["request", "note-verbale", "mou", "load-list", "sealift", "airlift", "arrival"],
        ["PaperKind"] = ["ammunition-list", "cargo-load-plan", "port-of-embarkation", "days-to-deploy"],
        ["PerformanceRating"] = ["exceeds", "meets", "partly-meets", "does-not-meet"],
        ["PledgeEngagement"] = ["pool", "selected", "deployed"],
        ["PledgeStatus"] = ["announced", "draft", "submitted", "acknowledged", "registered", "suspended", "returned", "withdrawn", "lapsed"],
        ["RankGroup"] = ["officer", "nonCommissionedOfficer", "enlisted", "police", "civilian"],
        ["ReadinessLevel"] = ["L1", "L2", "L3", "RDL"],
        ["ReleaseReason"] = ["requirement-changed", "requirement-filled", "requirement-closed", "unit-not-suitable", "other"],
        ["RequirementStatus"] = ["draft", "published", "amended", "fulfilled", "closed"],
        ["ReturnReason"] =
        [
            "papers-incomplete", "unit-type-unclear", "personnel-below-standard", "equipment-below-standard", "self-sustainment-below-standard",
            "training-needed", "repeats-another-pledge", "other",
        ],
        ["Role"] = ["focal-point", "planner", "assessor", "auditor", "administrator", "integrator"],
        ["ShareStatus"] = ["proposed", "confirmed", "withdrawn", "dropped", "settled"],
        ["SubjectKind"] =
        [
            "agreement", "cap", "catalogue", "condition", "deficiency", "deployment", "digest", "evaluation", "file", "finding", "help-offer",
            "individual-pledge", "investigation", "invitation", "match-run", "match-weights", "paper", "pledge", "policy-term", "readiness-policy",
            "recognition", "requirement", "share", "strength", "sur", "sur-comparison", "token", "training-place", "vetting", "visit",
        ],
        ["SuspensionReason"] =
        [
            "unit-not-available", "unit-not-ready", "national-decision", "unit-below-standard", "evidence-in-doubt", "conduct-under-review",
            "state-does-not-answer", "other",
        ],
        ["TokenScope"] = ["read", "write"],
        ["VisitKind"] = ["AAV", "VV", "PDV"],
        ["VisitMode"] = ["in-person", "remote"],
        ["VisitResult"] = ["passed", "passed-with-findings", "failed"],
        ["VisitStatus"] = ["scheduled", "ended", "cancelled"],
        ["WithdrawalReason"] = ["withdrawn-by-state", "unit-not-ready", "requirement-changed", "other"],
    };

    public static IReadOnlyDictionary<string, string[]> All => Codes;

    /// <summary>The codes of a list with their words.</summary>
    public static IEnumerable<(string Code, string Words)> Of(string list) => Codes[list].Select(code => (code, Texts.OfCode(list, code)));
}
