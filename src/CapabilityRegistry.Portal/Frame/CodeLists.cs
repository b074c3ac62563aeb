using CapabilityRegistry.Portal.Languages;

namespace CapabilityRegistry.Portal.Frame;

/// <summary>The closed lists of the API that a person chooses from, in its order. A test holds them against the document.</summary>
public static class CodeLists
{
    private static readonly Dictionary<string, string[]> Codes = new()
    {
        ["CaveatKind"] = ["mission", "region", "task", "night-operations", "riot-control", "other"],
        ["DeclineReason"] = ["unit-not-available", "dates-not-possible", "committed-elsewhere", "national-decision", "conditions-not-met", "other"],
        ["DeploymentStatus"] = ["selected", "deployed", "returned", "withdrawn"],
        ["Lease"] = ["wet", "dry", "loa"],
        ["LevelRefusalReason"] = ["evidence-missing", "unit-below-standard", "no-need-expected", "no-visit-possible", "other"],
        ["LineCriterion"] = ["equipment-missing", "self-sustainment-missing", "training-missing", "language-missing", "attribute-missing"],
        ["LoweringReason"] = ["unit-below-standard", "unit-changed", "evidence-not-valid", "asked-by-state", "other"],
        ["MilestoneKind"] = ["request", "note-verbale", "mou", "load-list", "sealift", "airlift", "arrival"],
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
        ["SuspensionReason"] =
        [
            "unit-not-available", "unit-not-ready", "national-decision", "unit-below-standard", "evidence-in-doubt", "conduct-under-review",
            "state-does-not-answer", "other",
        ],
        ["VisitKind"] = ["AAV", "VV", "PDV"],
        ["VisitMode"] = ["in-person", "remote"],
        ["VisitStatus"] = ["scheduled", "ended", "cancelled"],
        ["WithdrawalReason"] = ["withdrawn-by-state", "unit-not-ready", "requirement-changed", "other"],
    };

    public static IReadOnlyDictionary<string, string[]> All => Codes;

    /// <summary>The codes of a list with their words.</summary>
    public static IEnumerable<(string Code, string Words)> Of(string list) => Codes[list].Select(code => (code, Texts.OfCode(list, code)));
}
