using CapabilityRegistry.ForceGeneration.Decisions;
using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.OpenApi;
using CapabilityRegistry.Registry.Pledges.Readiness;

namespace CapabilityRegistry.App;

/// <summary>
/// Every closed list of codes that answers or filters hold and no enum states, in one table: the document names them, and no member that holds
/// one is a mere text there.
/// </summary>
public static class CodeLists
{
    public static readonly IReadOnlyList<CodeList> All =
    [
        new("CauseBasis",
            "direct: what changed is the requirement or the pledge itself; competition: it is one that both depend on, by way of those who compete; "
                + "whole-run: it weighs on every choice; not-proven: nothing that changed is connected with it, and one of the plans is not proven, so "
                + "that another would have been as good; unexplained: there is no cause, which would be a mistake of the program.",
            ["direct", "competition", "whole-run", "not-proven", "unexplained"]),
        new("Certainty", "How sure a fact is; interpreted: it is the registry's reading of a source.", CertaintyCodes.All),
        new("CombinationSearch",
            "What came of the search for changes that close something only together; not-needed: one alone does; none-found: nothing does, neither all "
                + "at once, nor all repairs, nor all rules; not-tried: not, or not to the end.",
            [Shortfall.Found, Shortfall.NotNeeded, Shortfall.NoneFound, Shortfall.NotTried]),
        new("CriterionCode",
            "A criterion of the selection, by what is wrong with a pledge that fails it. contributor-not-sought stands, in what a state is told, for "
                + "those that would disclose whom a mission prefers or excludes. under-investigation excludes nobody, and is no criterion of candidates: "
                + "whoever invites or selects says why.",
            [.. Criteria.All.Select(each => each.Code), PointsOfOthers.NotSought, Suitability.UnderInvestigation]),
        new("CriterionName", "A criterion of the selection, by what is good about a pledge that passes it.", [.. Criteria.All.Select(each => each.Name)]),
        new("DecisionKind", "What a planner decided before the run: forbidden are two pledges that must not serve together.", ["pin", "ban", "forbidden"]),
        new("DecisionReasonCode", "Why something was decided about a pledge; GET /v1/decision-reasons says what each means.", DecisionReasons.Codes),
        new("EventAction", "What an event tells was done to its object.", Actions.All),
        new("EventOrder", "In which order events are told. seq: as they happened; -seq: the last one first.", ["seq", "-seq"]),
        new("GapDifference", "How what is missing of a requirement differs between two plans.", ["opened", "closed", "wider", "narrower"]),
        new("GapReasonKind",
            "Why a requirement stays short. no-such-type: no pledge is of an acceptable type; filtered: such pledges fail other criteria; competition: "
                + "eligible pledges serve other requirements; exhausted: every eligible pledge serves this one already; structural: a rule about the "
                + "plan as a whole keeps pledges out; not-proven: the time ran out before the fill of the priority was proven.",
            [
                ShortfallReason.NoSuchType, ShortfallReason.Filtered, ShortfallReason.Competition, ShortfallReason.Exhausted, ShortfallReason.Structural,
                ShortfallReason.NotProven,
            ]),
        new("GateCode", "A gate of a readiness level, by the code with which a raise is refused while it is not met.", LevelGates.Codes),
        new("HealthPartName",
            "What is looked at. database: how long it takes to answer; schema: by how many scripts it is not that of this program; storage: whether the "
                + "database can be written; files: whether the folder of files takes one; snapshot: how old the picture of supply and demand is; queue: how "
                + "long a run waits by now; run: how long one takes by now; imports: how long an uploaded list waits by now to be tried; secondary: how "
                + "many events the copy that is read lacks; the others: how long it is since a recurring work was done.",
            [
                "database", "schema", "storage", "files", "snapshot", "queue", "run", "imports", "secondary",
                "work-lapses", "work-list-deficiencies", "work-expired-invitations", "work-old-answers", "work-old-access-records", "work-ended-sessions",
                "work-digests",
            ]),
        new("HealthPartStatus", "ok; over-limit: requests are served, but somebody should look.", ["ok", "over-limit"]),
        new("HealthPartUnit", "In what the value is counted.", ["milliseconds", "seconds", "scripts", "places", "events"]),
        new("HealthStatus", "alive: the process runs; ready: its database answers too.", ["alive", "ready"]),
        new("ImportFailureCode",
            "rows-refused: all or none was to be written, and rows were refused; interrupted: processes that worked on it are gone; internal-error: the "
                + "program made a mistake.",
            ["rows-refused", "interrupted", "internal-error"]),
        new("InputChangeKind",
            "In what the inputs of two runs differ: a pledge (moved: its dates), a requirement, a decision of a planner, the plan in force, a unit that "
                + "is selected or deployed (engaged), or what weighs on the whole run.",
            [
                "pledge-new", "pledge-gone", "pledge-withdrawn", "pledge-suspended", "pledge-resumed", "pledge-raised", "pledge-lowered", "pledge-moved",
                "pledge-changed",
                "requirement-new", "requirement-cancelled", "requirement-moved", "requirement-amended", "requirement-engaged", "requirement-released",
                "pin-added", "pin-removed", "ban-added", "ban-removed", "forbidden-added", "forbidden-removed", "previous-changed",
                "engaged-added", "engaged-removed", "weights-changed", "day-changed", "limit-changed", "rules-changed",
            ]),
        new("MatchRunFailureCode",
            "interrupted: three processes that carried it out are gone; pins-refused: no plan holds the pins; plan-rejected: the plan did not hold when it "
                + "was checked; internal-error: the program made a mistake.",
            ["interrupted", "pins-refused", "plan-rejected", "internal-error"]),
        new("NotTakenReason", "Why a pledge that could have answered was not taken.",
            [
                "banned", "used-elsewhere", "must-not-meet", "share-cap", "partners-absent", "minimum-fill", "bundle-open", "lower-score", "equal-score",
                "not-needed", "of-no-use", "not-proven",
            ]),
        new("ObjectiveName",
            "An objective of the plan: the fill of each priority (more is better), then the changes against a plan in force, the quality and the draw "
                + "between equals (less is better).",
            ["fill-priority-0", "fill-priority-1", "fill-priority-2", "fill-priority-3", "fill-priority-4", "changes", "quality", "tie-break"]),
        new("ObjectiveStatus",
            "How far an objective is proven. optimal: no better value exists; settled, of the tie-break only: all objectives before are proven, and one of "
                + "the equal plans was drawn with a fixed effort, so that the same input gives the same plan, though not always the one of the least hash; "
                + "feasible: the time ran out before that was proven; conditional: it rests on an earlier objective that is not proven; not-reached: no "
                + "time was left for it.",
            [ProofStatus.Optimal, ProofStatus.Settled, ProofStatus.Feasible, ProofStatus.Conditional, ProofStatus.NotReached]),
        new("PinPriceStatus", "exact; not-proven: a search stopped at its limit, so that the price may be another; not-evaluated: nothing is known.",
            [PinPrice.Exact, PinPrice.NotProven, PinPrice.NotEvaluated]),
        new("PlanLineDifference", "How a line differs between two plans.", ["added", "dropped", "changed"]),
        new("PlanProof",
            "How far a plan is proven. optimal: no better plan exists (which of equal ones is taken may be settled); feasible: the time ran out before that "
                + "was proven; unknown: nothing was reached; refused: no plan holds the pins.",
            [ProofStatus.Optimal, ProofStatus.Feasible, ProofStatus.Unknown, ProofStatus.Refused]),
        new("PledgeStanding",
            "Where a pledge stands on a day, as far as its readiness follows from that; not-registered: not yet.", Standings.Codes),
        new("PriorityStanding", "The priority of a requirement beside that of the one that is short.", [HallNeed.Higher, HallNeed.Equal]),
        new("ProblemClass",
            "How a part of the problem was solved: as a flow, as a flow with share caps, as a linear programme where units serve one requirement after "
                + "the other, or by a search.",
            ProblemClasses.All),
        new("RedactedObject", "The schema of an object of which some callers do not get every member.", [.. Redactions.Table.Select(each => each.Object)]),
        new("RuleFamily",
            "A kind of rule about the plan as a whole. apart: pledges that must not serve together; caveat: missions that states rule out.",
            ["ban", "minimum-fill", "bundle", "share-cap", "partners", "apart", "turnaround", "caveat"]),
        new("ShownObjectKind", "A kind of object, or event-log for an export of the log of events, or access-log for a look into the access log.",
            [.. SubjectKinds.Names, "event-log", "access-log"]),
        new("StrengthComponent", "A component of an authorised strength.", ["military", "police"]),
        new("SubjectKind", "A kind of object in the log of events.", SubjectKinds.Names),
        new("UnitCategory", "What a unit type belongs to in an authorised strength.", ["military", "police", "individual"]),
        new("WarningCode", "What a warning is about.", ["ceiling-exceeded"]),
    ];
}
