namespace CapabilityRegistry.Readiness.Model;

/// <summary>How ready a unit is on a day, and on what that rests.</summary>
public sealed record UnitReadiness
{
    /// <summary>The key of the pledge.</summary>
    public required string Unit { get; init; }

    /// <summary>The day that was asked about. What bears a later date is not in the answer.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The policy that holds on the day.</summary>
    public required string Policy { get; init; }

    /// <summary>Where the pledge stands.</summary>
    public required Standing Standing { get; init; }

    /// <summary>What was decided, less what the policy has taken away; null unless registered or suspended.</summary>
    public required UnitLevel? Level { get; init; }

    /// <summary>Every gate of every level, in the order of the policy.</summary>
    public required IReadOnlyList<GateReadiness> Gates { get; init; }

    /// <summary>What comes above; null at the highest level and after a withdrawal.</summary>
    public required NextLevel? Next { get; init; }

    /// <summary>
    /// The first thing after this day that time alone takes away, if nothing more is recorded; null if time takes nothing away.
    /// Gates that lapse without a consequence are not in it; they stand in <see cref="Gates"/>.
    /// </summary>
    public required ClockChange? NextLapse { get; init; }
}

/// <summary>One gate on a day.</summary>
public sealed record GateReadiness
{
    /// <summary>What the policy says of it.</summary>
    public required GateRule Rule { get; init; }

    /// <summary>Whether it holds.</summary>
    public required GateState State { get; init; }

    /// <summary>Whether it stands in the way of a raise.</summary>
    public bool Met => State != GateState.Unmet;

    /// <summary>The day from which the evidence in <see cref="By"/> counts; null if there is none.</summary>
    public required DateOnly? Since { get; init; }

    /// <summary>What meets it, or why nothing is needed yet; null if it is not met, and where no fact is needed.</summary>
    public required EvidenceReference? By { get; init; }

    /// <summary>
    /// The first day on which it does not hold any more by time alone, grace not included; past if that day has come. Null if time takes nothing away.
    /// </summary>
    public required DateOnly? LapsesOn { get; init; }

    /// <summary>The first day on which the lapse has its consequence, if the level is held then: grace is over. Null if there is none.</summary>
    public required DateOnly? ConsequenceOn { get; init; }

    /// <summary>Why it is not met; null if it is.</summary>
    public required FoundInstead? FoundInstead { get; init; }
}

/// <summary>Whether a gate holds.</summary>
public enum GateState
{
    /// <summary>Evidence meets it, or nothing stands against it.</summary>
    Met,

    /// <summary>Nothing is needed yet, such as a renewal of what is not registered.</summary>
    NotNeededYet,

    /// <summary>It is not met.</summary>
    Unmet,
}

/// <summary>A fact that an answer rests on.</summary>
public sealed record EvidenceReference(EvidenceKind Kind, string Id, DateOnly On)
{
    /// <summary>The finding before a taking over from which its time is counted; null if none is on record, and for all else.</summary>
    public EvidenceReference? CountedFrom { get; init; }
}

/// <summary>The kinds of facts.</summary>
public enum EvidenceKind
{
    /// <summary>A paper.</summary>
    Paper,

    /// <summary>The decision that registered or revived the pledge.</summary>
    Registration,

    /// <summary>The decision that took the unit over.</summary>
    TakenOver,

    /// <summary>A renewal.</summary>
    Renewal,

    /// <summary>A visit.</summary>
    Visit,

    /// <summary>A finding of a visit.</summary>
    Finding,

    /// <summary>A comparison with a Statement of Unit Requirements.</summary>
    Comparison,

    /// <summary>A self-certification.</summary>
    SelfCertification,

    /// <summary>A rapid deployment agreement.</summary>
    Agreement,

    /// <summary>A time in a mission.</summary>
    Deployment,

    /// <summary>A national cap, or the consent that it asks for.</summary>
    NationalCap,
}

/// <summary>Why a gate is not met.</summary>
/// <param name="Evidence">What is on record and does not meet it; null if nothing is.</param>
/// <param name="On">The day that matters for the reason: of the failure, the submission, the lowering, the lapse. Null if there is none.</param>
public sealed record FoundInstead(UnmetReason Reason, EvidenceReference? Evidence, DateOnly? On);

/// <summary>Why a gate is not met.</summary>
public enum UnmetReason
{
    /// <summary>Nothing is on record.</summary>
    Nothing,

    /// <summary>The latest visit failed.</summary>
    Failed,

    /// <summary>The latest comparison leaves shortfalls without a variation.</summary>
    HasShortfalls,

    /// <summary>The latest finding is older than the submission of the pledge.</summary>
    BeforeSubmission,

    /// <summary>The latest finding is not newer than the last lowering below the level.</summary>
    NotAfterLowering,

    /// <summary>The latest comparison is not newer than the last replacement of the lists that it was made of.</summary>
    NotAfterReplacement,

    /// <summary>It was met, and time has run out.</summary>
    Expired,

    /// <summary>The agreement states more days than the policy allows.</summary>
    ResponseTooSlow,

    /// <summary>A finding is past its due date without an answer.</summary>
    FindingOverdue,

    /// <summary>The law of the state forbids the level, and consent was not obtained or is over.</summary>
    ForbiddenByLaw,
}

/// <summary>A level and what is missing for it.</summary>
/// <param name="StillNeeds">Gates of the level and of those below it that are not met.</param>
public sealed record NextLevel(UnitLevel Level, IReadOnlyList<GateReadiness> StillNeeds);

/// <summary>What time alone takes away on a day.</summary>
/// <param name="On">The first day on which it is gone.</param>
/// <param name="Policy">The policy that takes it away.</param>
/// <param name="Rule">The gate that lapsed, and what the policy says of it.</param>
/// <param name="LapsedOn">The first day on which the gate did not hold any more.</param>
public sealed record ClockChange(DateOnly On, string Policy, GateRule Rule, DateOnly LapsedOn, StandingAndLevel Before, StandingAndLevel After);

/// <summary>What time will close of a unit.</summary>
/// <param name="Level">The level that it holds during the day of the question; null if none.</param>
/// <param name="Gates">The earliest first; of one day in the order of the policy.</param>
public sealed record ClosingGates(UnitLevel? Level, IReadOnlyList<GateLapse> Gates);

/// <summary>What time alone closes: a gate that holds, or that only a policy to come asks for.</summary>
/// <param name="Policy">The policy of the day on which it lapses.</param>
/// <param name="Rule">What that policy says of it.</param>
/// <param name="LapsesOn">The first day on which it does not hold any more.</param>
/// <param name="Consequence">What that takes away; null if the unit does not hold the level, and if nothing follows before somebody decides.</param>
public sealed record GateLapse(string Policy, GateRule Rule, DateOnly LapsesOn, ClockChange? Consequence)
{
    /// <summary>The days on which somebody is reminded of it, the first one first.</summary>
    public IReadOnlyList<DateOnly> RemindOn => Rule.Lapse is { } lapse
        ? [.. lapse.ReminderDays.Where(days => days <= LapsesOn.DayNumber).Select(days => LapsesOn.AddDays(-days)).Order()]
        : [];
}

/// <summary>Where a pledge stands and at what level; null if at none.</summary>
public readonly record struct StandingAndLevel(Standing Standing, UnitLevel? Level);
