namespace CapabilityRegistry.Readiness.Model;

/// <summary>
/// The facts on record about one pledged unit. A fact counts from the day that it bears, and is not known on any day before, save for laws; of several of
/// one day the later in the list is the later. Every <c>Until</c> is the first day on which something is over.
/// </summary>
public sealed record UnitEvidence
{
    /// <summary>The key of the pledge, given back with every answer.</summary>
    public required string Unit { get; init; }

    /// <summary>The day on which the state handed the pledge in, the last time; null if it has not, or if that is not known of a unit taken over.</summary>
    public DateOnly? SubmittedOn { get; init; }

    /// <summary>What was decided about the pledge, in order.</summary>
    public IReadOnlyList<RecordedDecision> Decisions { get; init; } = [];

    /// <summary>Papers that are there.</summary>
    public IReadOnlyList<PaperEvidence> Papers { get; init; } = [];

    /// <summary>Renewals by the state.</summary>
    public IReadOnlyList<Renewal> Renewals { get; init; } = [];

    /// <summary>Visits that have an outcome.</summary>
    public IReadOnlyList<VisitEvidence> Visits { get; init; } = [];

    /// <summary>Findings of visits that ask for an answer by a day.</summary>
    public IReadOnlyList<DueFinding> Findings { get; init; } = [];

    /// <summary>Comparisons with a Statement of Unit Requirements.</summary>
    public IReadOnlyList<ComparisonEvidence> Comparisons { get; init; } = [];

    /// <summary>Days on which the lists of the unit were replaced by others: what was compared before is no longer the unit.</summary>
    public IReadOnlyList<DateOnly> ListsReplacedOn { get; init; } = [];

    /// <summary>Self-certifications by the state.</summary>
    public IReadOnlyList<SelfCertification> SelfCertifications { get; init; } = [];

    /// <summary>Rapid deployment agreements.</summary>
    public IReadOnlyList<RapidDeploymentAgreement> Agreements { get; init; } = [];

    /// <summary>When the unit was out in missions.</summary>
    public IReadOnlyList<DeployedPeriod> Deployments { get; init; } = [];

    /// <summary>What the law of its state forbids.</summary>
    public IReadOnlyList<NationalCap> Caps { get; init; } = [];
}

/// <summary>One decision about a pledge.</summary>
/// <param name="Level">Where it leads; null for decisions that lead to no level of their own.</param>
public sealed record RecordedDecision(string Id, DecisionKind Kind, DateOnly On, UnitLevel? Level = null);

/// <summary>What can be decided about a pledge.</summary>
public enum DecisionKind
{
    /// <summary>Accepted at Level 1; after a lapse: revived there.</summary>
    Registered,

    /// <summary>Imported at the level that it had elsewhere: stands for the evidence of that level on that day. Comes first or not at all.</summary>
    TakenOver,

    /// <summary>Given a higher level.</summary>
    Raised,

    /// <summary>Given a lower level.</summary>
    Lowered,

    /// <summary>Set aside for a time.</summary>
    Suspended,

    /// <summary>A suspension ended: counts again as before.</summary>
    Resumed,

    /// <summary>Declared out of date.</summary>
    Lapsed,

    /// <summary>Taken back by its state, for good.</summary>
    Withdrawn,
}

/// <summary>A paper.</summary>
/// <param name="Gate">The gate that it meets, one of those that papers meet.</param>
/// <param name="PresentFrom">The day on which it was handed in.</param>
public sealed record PaperEvidence(string Id, GateKind Gate, DateOnly PresentFrom);

/// <summary>The state says that the pledge still stands.</summary>
public sealed record Renewal(string Id, DateOnly On);

/// <summary>A visit with its outcome.</summary>
/// <param name="On">Its last day.</param>
public sealed record VisitEvidence(string Id, VisitPurpose Purpose, VisitPresence Presence, DateOnly On, VisitOutcome Outcome);

/// <summary>What a visit is for.</summary>
public enum VisitPurpose
{
    /// <summary>Assessment and Advisory Visit (AAV).</summary>
    AssessmentAndAdvisory,

    /// <summary>Verification visit, before the rapid deployment level.</summary>
    Verification,

    /// <summary>Pre-deployment visit; it meets no gate.</summary>
    PreDeployment,
}

/// <summary>How a visit is made. Both count the same.</summary>
public enum VisitPresence
{
    /// <summary>At the unit.</summary>
    InPerson,

    /// <summary>From afar.</summary>
    Remote,
}

/// <summary>How a visit ended.</summary>
public enum VisitOutcome
{
    /// <summary>Passed.</summary>
    Passed,

    /// <summary>Passed, with findings that ask for an answer.</summary>
    PassedWithFindings,

    /// <summary>Failed.</summary>
    Failed,
}

/// <summary>A finding of a visit that asks for an answer.</summary>
/// <param name="Due">The last day for it.</param>
/// <param name="AnsweredOn">Null while it is open.</param>
public sealed record DueFinding(string Id, DateOnly FoundOn, DateOnly Due, DateOnly? AnsweredOn = null);

/// <summary>The result of comparing a unit line by line with an edition of a Statement of Unit Requirements (SUR).</summary>
/// <param name="SurEdition">The key of the edition.</param>
/// <param name="ShortfallsWithoutVariation">Lines that fall short and have no agreed variation, 0 or more.</param>
public sealed record ComparisonEvidence(string Id, string SurEdition, DateOnly On, int ShortfallsWithoutVariation);

/// <summary>The state says that a unit of Level 3 is as it was.</summary>
public sealed record SelfCertification(string Id, DateOnly On);

/// <summary>An agreement on the rapid deployment level.</summary>
/// <param name="Until">The first day on which it is over, known when it is signed; null if it has no end.</param>
/// <param name="SurEdition">The key of the edition that it is on.</param>
/// <param name="ResponseDays">Days from a request to deployment, 1 or more.</param>
public sealed record RapidDeploymentAgreement(string Id, DateOnly SignedOn, DateOnly? Until, string SurEdition, int ResponseDays);

/// <summary>A time in a mission.</summary>
/// <param name="Until">The first day back; null while it is out. Not known before that day: a return that is planned is no fact.</param>
public sealed record DeployedPeriod(string Id, DateOnly From, DateOnly? Until = null);

/// <summary>The law of a state forbids levels, unless what it asks for has been obtained. Both of its days are known before they come.</summary>
/// <param name="Highest">The highest level that needs no consent.</param>
/// <param name="From">The first day on which the law forbids more.</param>
/// <param name="Until">The first day on which it does not any more; null while nobody has said that it ends.</param>
public sealed record NationalCap(string Id, UnitLevel Highest, DateOnly From, DateOnly? Until = null)
{
    /// <summary>What the law asks for, as it was obtained; of several consents that which lasts longest counts.</summary>
    public IReadOnlyList<Consent> Consents { get; init; } = [];
}

/// <summary>Consent that a law asks for.</summary>
/// <param name="On">The day on which it was obtained.</param>
/// <param name="Until">The first day on which it is over, known when it is given; null if it has no end.</param>
public sealed record Consent(DateOnly On, DateOnly? Until = null);
