using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Deployments;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Vettings;
using static CapabilityRegistry.ForceGeneration.Decisions.DecisionMade;

namespace CapabilityRegistry.ForceGeneration.Decisions;

/// <summary>One row of the published list of reasons.</summary>
public sealed record DecisionReason
{
    [CodeOf("DecisionReasonCode")]
    public required string Code { get; init; }

    /// <summary>The reason as a sentence; it stands in for words that nobody said.</summary>
    public required string Text { get; init; }

    /// <summary>The decisions that can have this reason.</summary>
    public required IReadOnlyList<DecisionMade> Decisions { get; init; }

    /// <summary>Whether whoever decides names it; else it follows from what is on record.</summary>
    public required bool Named { get; init; }
}

/// <summary>The complete list of reasons of decisions.</summary>
public static class DecisionReasons
{
    /// <summary>The code of what was decided before such reasons were kept.</summary>
    public const string NotTold = "not-told";

    public const string Received = "received";
    public const string PapersComplete = "papers-complete";
    public const string GatesMet = "gates-met";
    public const string LevelGranted = "level-granted";
    public const string FourEyesSetAside = "four-eyes-set-aside";
    public const string UnitSought = "unit-sought";
    public const string OfferedByState = "offered-by-state";
    public const string NoAnswerInTime = "no-answer-in-time";
    public const string OfferTakenUp = "offer-taken-up";
    public const string RevisionInOrder = "revision-in-order";
    public const string SuspensionOver = "suspension-over";
    public const string FillsRequirement = "fills-requirement";
    public static readonly string WithdrawnByState = WithdrawalReason.WithdrawnByState.Code();
    public static readonly string RequirementFilled = ReleaseReason.RequirementFilled.Code();

    /// <summary>The reasons by code.</summary>
    public static IReadOnlyList<DecisionReason> Table { get; } = [.. FromTheRecord().Concat(NamedOnes()).OrderBy(each => each.Code, StringComparer.Ordinal)];

    public static IReadOnlyList<string> Codes { get; } = [.. Table.Select(each => each.Code)];

    private static readonly Dictionary<string, string> Texts = Table.ToDictionary(each => each.Code, each => each.Text);

    /// <summary>The sentence of a code.</summary>
    /// <exception cref="KeyNotFoundException">The list does not know the code.</exception>
    public static string TextOf(string code) => Texts[code];

    private static IEnumerable<DecisionReason> FromTheRecord() =>
    [
        Recorded(NotTold, "The reason was not kept as a code when this was decided.", Returned, Lowered, Lapsed),
        Recorded(Received, "The pledge was received and is looked at.", Acknowledged),
        Recorded(PapersComplete, "Every paper that Level 1 asks for is there.", Accepted),
        Recorded(GatesMet, "Every gate of the level is met.", Raised),
        Recorded(LevelGranted, "The state had asked for the level, and every gate of it is met.", Raised),
        Recorded(FourEyesSetAside, "Every gate of the level is met; there was nobody to take the third of the three parts.", Raised),
        Recorded(RevisionInOrder, "What the state proposed is in order.", RevisionAccepted),
        Recorded(SuspensionOver, "What had the pledge set aside is over.", Resumed),
        Recorded(UnitSought, "A mission or a capacity goal needs such a unit.", Invited),
        Recorded(OfferedByState, "The state offers the unit as it was asked.", Offered),
        Recorded(NoAnswerInTime, "The last day for an answer has passed.", Expired),
        Recorded(OfferTakenUp, "The unit is taken as it was offered.", Selected),
        Recorded(FillsRequirement, "The requirement was recorded as filled by this unit.", Selected),
        .. LevelGates.Codes.Select(gate =>
            Recorded(gate, $"By the policy, because this lapsed or was no longer met: {LevelGates.DemandOf(gate)}", Lowered, Lapsed)),
    ];

    // A code that several lists have is one reason of several decisions.
    private static IEnumerable<DecisionReason> NamedOnes() =>
        from each in new (DecisionMade Decision, IEnumerable<string> Codes)[]
        {
            (Returned, CodesOf<ReturnReason>()),
            (LevelRefused, CodesOf<LevelRefusalReason>()),
            (RevisionRefused, CodesOf<RevisionRefusalReason>()),
            (Lowered, CodesOf<LoweringReason>()),
            (Suspended, CodesOf<SuspensionReason>()),
            (Withdrawn, [WithdrawnByState]),
            (Cleared, CodesOf<ClearanceReason>()),
            (Barred, CodesOf<BarReason>()),
            (Declined, CodesOf<DeclineReason>()),
            (NotSelected, CodesOf<ReleaseReason>()),
            (SelectionUndone, CodesOf<WithdrawalReason>()),
        }
        from code in each.Codes
        group each.Decision by code into reason
        select new DecisionReason { Code = reason.Key, Text = Sentence(reason.Key), Decisions = [.. reason], Named = true };

    private static DecisionReason Recorded(string code, string text, params DecisionMade[] decisions) =>
        new() { Code = code, Text = text, Decisions = decisions, Named = false };

    private static IEnumerable<string> CodesOf<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(each => each.Code());

    private static string Sentence(string code) => code switch
    {
        "asked-by-state" => "Its state asked for it.",
        "certified-by-state" => "Its state certified that nothing is held against members of the unit.",
        "committed-elsewhere" => "The unit is promised elsewhere.",
        "conditions-not-met" => "What the state makes a condition is not met.",
        "conduct-under-review" => "The conduct of members of the unit is looked into.",
        "dates-not-possible" => "The unit cannot serve on these days.",
        "equipment-below-standard" => "The equipment is less than what is asked for.",
        "evidence-in-doubt" => "Evidence on which its level rests is looked at again.",
        "evidence-missing" => "Evidence that the level asks for is not on record, or does not count.",
        "evidence-not-valid" => "Evidence on which the level rested was wrong, or was taken back.",
        "human-rights-record" => "Violations of human rights or humanitarian law stand against the unit.",
        "measures-taken" => "What stood against the unit was dealt with.",
        "misconduct" => "Misconduct of its members in service stands against the unit.",
        "national-decision" => "Government, parliament or law of the state do not allow it.",
        "no-need-expected" => "Missions are not expected to need units of this type at that level.",
        "no-visit-possible" => "No visit can be arranged for the time being.",
        "not-certified" => "Its state did not certify what it was asked to.",
        "other" => "None of the other reasons; the words of the decision, where any were said, say which.",
        "papers-incomplete" => "Papers are missing, or not complete.",
        "personnel-below-standard" => "Number or ranks of the persons are less than what is asked for.",
        "records-clear" => "The records of the United Nations show nothing against the unit.",
        "repeats-another-pledge" => "The unit is pledged already.",
        "requirement-changed" => "What is needed has changed.",
        "requirement-closed" => "Nothing is looked for any more, although the requirement was not filled.",
        "requirement-filled" => "The requirement counts as filled, by other units.",
        "self-sustainment-below-standard" => "The self-sustainment is less than what is asked for.",
        "state-does-not-answer" => "Its state does not answer what it is asked about the unit.",
        "training-needed" => "Training is missing.",
        "unit-below-standard" => "The unit was found to be less than the level asks for.",
        "unit-changed" => "Persons or equipment of the unit have changed, so that what was found no longer describes it.",
        "unit-counted-on" => "Missions count on the unit as it was registered.",
        "unit-not-available" => "The unit is not available.",
        "unit-not-ready" => "The unit is not ready to deploy.",
        "unit-not-suitable" => "The unit does not suit what is needed.",
        "unit-type-unclear" => "What kind of unit it is cannot be told.",
        "withdrawn-by-state" => "Its state takes it back.",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "A reason without a sentence."),
    };
}
