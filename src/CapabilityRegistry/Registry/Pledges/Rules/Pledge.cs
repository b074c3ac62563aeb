using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Shares;
using static CapabilityRegistry.Registry.Pledges.Rules.PledgeStatus;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>A unit that a state pledges, and the steps that it may take; stored and shown as it is.</summary>
public sealed record Pledge : PledgeContent, IVersioned, IRedactable, IDisclosesObjects
{
    /// <summary>The key, e.g. KAZ-00042.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The pledging state, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    public required PledgeStatus Status { get; init; }

    /// <summary>What the unit has proven; null unless registered, set aside or not.</summary>
    [JsonPropertyName("readinessLevel")]
    public ReadinessLevel? Level { get; init; }

    /// <summary>Whether the unit waits in the pool, was selected or serves; when, say its deployments.</summary>
    public PledgeEngagement Engagement { get; init; }

    /// <summary>Persons over all rank groups; zeros if no table was given.</summary>
    public required Strength Strength { get; init; }

    /// <summary>By whom, why and since when it is set aside; null unless suspended, and for what was taken over as that.</summary>
    public Suspension? Suspension { get; init; }

    /// <summary>Where and when it was announced before it was drafted; null if it was not.</summary>
    public Announcement? Announcement { get; init; }

    /// <summary>
    /// The day on which it was handed in before it lapsed for the first time, of a pledge that was revived: what happened to the unit from then on counts.
    /// Where that day is not known, the first of 2015. Null if it was never revived.
    /// </summary>
    public DateOnly? PledgedSince { get; init; }

    /// <summary>Why the Secretariat handed the pledge back; empty unless returned.</summary>
    public IReadOnlyList<ReturnReason> ReturnedFor { get; init; } = [];

    /// <summary>Who handed it in, the last time that somebody did, by the name of the token; null while nobody has, and for what was taken over.</summary>
    public string? SubmittedBy { get; init; }

    /// <summary>The person who handed it in: neither assesses the unit nor raises it. Null if it is not known.</summary>
    public string? SubmittedByPerson { get; init; }

    /// <summary>The day on which it was handed in, the last time; null while it has not been, and for what was taken over.</summary>
    public DateOnly? SubmittedOn { get; init; }

    /// <summary>
    /// The day on which it was lowered last: for the levels that it lost then, visits and comparisons count only from the day after. Null if it never was.
    /// </summary>
    public DateOnly? LoweredOn { get; init; }

    /// <summary>
    /// Why it lost levels, or lapsed, since it was accepted or last raised, in the order of time: the code of the decision, or of the gate that lapsed.
    /// Empty if it lost none, and for what was lowered before codes were kept.
    /// </summary>
    [CodeOf("DecisionReasonCode")]
    public IReadOnlyList<string> LoweredFor { get; init; } = [];

    /// <summary>The level that its state asks for and that the Secretariat has not yet decided on; null if it asks for none.</summary>
    public ReadinessLevel? LevelAskedFor { get; init; }

    /// <summary>Why the level that its state asked for last was refused; null if none was refused, or if it has asked again.</summary>
    public LevelRefusalReason? LevelRefusedFor { get; init; }

    /// <summary>Another content that its state proposes and that the Secretariat has not yet decided on; null if there is none.</summary>
    [Redactable]
    public PledgeRevision? Revision { get; init; }

    /// <summary>Why the last revision was refused; null if none was, or if another was proposed since.</summary>
    public RevisionRefusalReason? RevisionRefusedFor { get; init; }

    /// <summary>
    /// The days on which a revision replaced what a comparison with a statement looks at: persons, capacity, equipment and the other lists. Comparisons count
    /// only from the day after the last of them.
    /// </summary>
    public IReadOnlyList<DateOnly> ListsReplacedOn { get; init; } = [];

    /// <summary>The day on which the state last confirmed that the pledge stands; null if it never did after it was registered.</summary>
    public DateOnly? RenewedOn { get; init; }

    /// <summary>The day on which the state last certified by itself that the unit is as it was found; null if it never did.</summary>
    public DateOnly? SelfCertifiedOn { get; init; }

    /// <summary>The states that bring parts of the unit, or are asked to, ISO 3166-1 alpha-3; empty unless the pledge is joint.</summary>
    public IReadOnlyList<string> JointWith { get; init; } = [];

    /// <summary>
    /// The shares of other states that nobody has promised, by key: proposed and not answered, or withdrawn and not settled. While there is one the unit is
    /// not counted as supply.
    /// </summary>
    public IReadOnlyList<string> OpenShares { get; init; } = [];

    /// <summary>The day on which the draft was deleted; null for everything that is there.</summary>
    public DateOnly? DeletedOn { get; init; }

    /// <summary>Where the facts come from; null for what the state itself submitted.</summary>
    public string? Source { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    /// <summary>Who is compared by four eyes: the person who handed it in, or the name of the token where the person is not known.</summary>
    [JsonIgnore]
    public string? Submitter => SubmittedByPerson ?? SubmittedBy;

    /// <summary>
    /// The first day on which something can have happened to it as a pledged unit: when it was submitted. For what was taken over that day is
    /// not known; then the first day of 2015, because the readiness system took over from its predecessor in that year.
    /// </summary>
    [JsonIgnore]
    public DateOnly Beginning => PledgedSince ?? SubmittedOn ?? new DateOnly(2015, 1, 1);

    public IEnumerable<DisclosedObject> DisclosedObjects() => [DisclosedObject.Pledge(Id)];

    /// <summary>As this caller may see it.</summary>
    public Pledge For(Caller caller) =>
        Redactions.For<Pledge>(caller) is { } hidden ? this with { Caveats = [], NoteVerbale = null, Revision = null, Redacted = hidden } : this;

    /// <summary>A pledge with this content; the caller sets the other members, required ones too.</summary>
    public static Pledge Of(PledgeContent content) => With(ContentCopy.New<Pledge, PledgeContent>(content), content);

    public Decision<Pledge> Edit(PledgeContent content) =>
        Take(PledgeAction.Edit, () => With(ContentCopy.Onto(Next(), content), content));

    /// <summary>What was announced becomes a draft.</summary>
    public Decision<Pledge> Begin() => Take(PledgeAction.Begin, () => Next() with { Status = Draft });

    /// <param name="isMember">Whether its state is a member today of the organisation through which it offers the unit; true if it names none.</param>
    public Decision<Pledge> Submit(Caller by, DateOnly today, bool isMember) => Take(PledgeAction.Submit, () => HandedIn(by, today, isMember));

    /// <summary>What has lapsed is handed in again as it is; what happened to the unit before still counts as far as the policy lets it.</summary>
    /// <param name="isMember">Whether its state is a member today of the organisation through which it offers the unit; true if it names none.</param>
    public Decision<Pledge> Revive(Caller by, DateOnly today, bool isMember) => Take(
        PledgeAction.Revive, () => (this with { PledgedSince = Beginning }).HandedIn(by, today, isMember));

    /// <summary>The refusal of a unit that a state offers through an organisation of which it is no member.</summary>
    /// <param name="at">The JSON pointer of the code.</param>
    public static Refusal NotAMember(string contributor, string organisation, DateOnly day, string at) => new(
        "not-a-member", "A unit is offered through an organisation of which its state is a member.",
        Fault.At(at, "not-a-member", $"an organisation of which {contributor} is a member on {day:O}", organisation));

    public Decision<Pledge> Acknowledge() => Take(PledgeAction.Acknowledge, () => Next() with { Status = Acknowledged });

    /// <summary>Acceptance registers the pledge at Level 1, if its papers are complete.</summary>
    /// <param name="now">How ready it is today.</param>
    public Decision<Pledge> Accept(UnitReadiness now, Caller by) => FourEyes.Enforce(
        Take(PledgeAction.Accept, () => LevelGates.PapersMissing(now) is { Count: > 0 } missing
            ? new Refusal("papers-missing", "Level 1 needs every paper of the pledge.", missing)
            : Next() with { Status = Registered, Level = ReadinessLevel.L1, LoweredFor = [], RenewedOn = null }),
        this, [], by);

    public Decision<Pledge> Return(IReadOnlyList<ReturnReason> reasons) =>
        Take(PledgeAction.Return, () => Next() with { Status = Returned, ReturnedFor = reasons });

    /// <summary>One level up, if its gates are met and three people took part.</summary>
    public Decision<Pledge> Raise(ReadinessLevel to, AssessedUnit unit, Caller by) =>
        FourEyes.Enforce(Rise(PledgeAction.Raise, to, unit.Now), this, unit.Assessors, by);

    /// <summary>One level up, if its gates are met, whoever took part.</summary>
    /// <param name="now">How ready it is today.</param>
    public Decision<Pledge> Override(ReadinessLevel to, UnitReadiness now) => Rise(PledgeAction.Override, to, now);

    /// <summary>The state asks for a level above the one that the unit holds: for one at a time.</summary>
    public Decision<Pledge> RequestLevel(ReadinessLevel level) => Take(PledgeAction.RequestLevel, () => (level > Level, LevelAskedFor) switch
    {
        (false, _) => new Refusal("not-a-higher-level", $"The pledge is at {Level!.Value.Code()}.",
            Fault.At("/level", "not-a-higher-level", $"a level above {Level.Value.Code()}", level.Code())),
        (_, { } asked) => new Refusal("level-asked-for-already", $"The state asks for {asked.Code()}, and that is not decided yet.",
            Fault.At("/levelAskedFor", "level-asked-for-already", "nothing", asked.Code())),
        _ => Next() with { LevelAskedFor = level, LevelRefusedFor = null },
    });

    /// <summary>The level that the state asks for is not given. It may ask again at any time.</summary>
    public Decision<Pledge> RefuseLevel(LevelRefusalReason reason) => Take(PledgeAction.RefuseLevel, () => LevelAskedFor is null
        ? new Refusal("no-level-asked-for", "The state asks for no level.",
            Fault.At("/levelAskedFor", "no-level-asked-for", "a level that the state asks for", "nothing"))
        : Next() with { LevelAskedFor = null, LevelRefusedFor = reason });

    /// <summary>The state proposes another content of what is registered: one at a time, of the same unit type, and with the same papers.</summary>
    public Decision<Pledge> ProposeRevision(PledgeContent content, string? note, DateOnly today) => Take(PledgeAction.ProposeRevision, () =>
    {
        var revision = new PledgeRevision { Content = RevisedContent.Of(content), ProposedOn = today, Note = note };
        return this switch
        {
            { Revision: { } open } => new Refusal("revision-open", $"A revision was proposed on {open.ProposedOn:O}, and that is not decided yet.",
                Fault.At("/revision", "revision-open", "no revision", $"one of {open.ProposedOn:O}")),
            _ when content.UnitType != UnitType => new Refusal("another-unit-type", "A unit of another type is another pledge.",
                Fault.At("/content/unitType", "another-unit-type", UnitType, content.UnitType)),
            _ when revision.ChangesOf(this).Count == 0 => new Refusal("nothing-revised", "The content is what is registered.",
                Fault.At("/content", "nothing-revised", "a content that differs", "the same content")),
            _ when content.AvailableUntil < today && content.AvailableUntil != AvailableUntil => AvailableNoLonger(
                content.AvailableUntil.Value, today, "/content/availableUntil"),
            _ when PledgePapers.Of(this).Except(PledgePapers.Of(content)).ToList() is { Count: > 0 } gone => new Refusal("papers-missing",
                "What is registered keeps every paper of Level 1.", [.. gone.Select(paper => LevelGates.Missing(paper).Under("/content"))]),
            _ => Next() with { Revision = revision, RevisionRefusedFor = null },
        };
    });

    /// <summary>The content becomes what was proposed. A unit that is selected or serves stays what it was chosen as.</summary>
    public Decision<Pledge> AcceptRevision(DateOnly today) => Take(PledgeAction.AcceptRevision, () => this switch
    {
        { Revision: null } => NoRevision(),
        { Engagement: not PledgeEngagement.Pool } => new Refusal("engaged", "What a unit was chosen as does not change while it is selected or serves.",
            Fault.At("/engagement", "engaged", PledgeEngagement.Pool.Code(), Engagement.Code())),
        _ => Revised(Revision, today),
    });

    /// <summary>The pledge as it would be if what is proposed were accepted on a day; null if nothing is.</summary>
    public Pledge? IfRevised(DateOnly today) => Revision is null ? null : Revised(Revision, today);

    /// <summary>The pledge stays what it was.</summary>
    public Decision<Pledge> RefuseRevision(RevisionRefusalReason reason) => Take(
        PledgeAction.RefuseRevision, () => Revision is null ? NoRevision() : Next() with { Revision = null, RevisionRefusedFor = reason });

    /// <summary>The state takes its proposal back.</summary>
    public Decision<Pledge> DropRevision() => Take(PledgeAction.DropRevision, () => Revision is null ? NoRevision() : Next() with { Revision = null });

    /// <summary>Down to a level below; who does it says why.</summary>
    public Decision<Pledge> Lower(ReadinessLevel to, LoweringReason reason, DateOnly today) => Take(PledgeAction.Lower, () => to < Level
        ? Next() with { Level = to, LoweredOn = today, LoweredFor = [.. LoweredFor, reason.Code()] }
        : new Refusal("not-a-lower-level", $"The pledge is at {Level!.Value.Code()}.",
            Fault.At("/readinessLevel", "not-a-lower-level", $"a level below {Level.Value.Code()}", to.Code())));

    /// <summary>The state confirms that the pledge stands. Once a day is enough.</summary>
    public Decision<Pledge> Renew(DateOnly today) => Take(PledgeAction.Renew, () => RenewedOn == today
        ? new Refusal("renewed-today", "The pledge was renewed today.", Fault.At("/renewedOn", "renewed-today", "a day before today", $"{today:O}"))
        : Next() with { RenewedOn = today });

    /// <summary>The state certifies that the unit is as it was found: of a unit at Level 3 or above, once a day at most.</summary>
    public Decision<Pledge> Certify(DateOnly today) => Take(PledgeAction.Certify, () => (Level, SelfCertifiedOn) switch
    {
        ( < ReadinessLevel.L3, _) => new Refusal("below-level-3", "Self-certification keeps Level 3; below it there is nothing to keep.",
            Fault.At("/readinessLevel", "below-level-3", "L3 or RDL", Level!.Value.Code())),
        (_, { } day) when day == today => new Refusal("certified-today", "The unit was certified today.",
            Fault.At("/selfCertifiedOn", "certified-today", "a day before today", $"{today:O}")),
        _ => Next() with { SelfCertifiedOn = today },
    });

    /// <summary>What time alone takes away by the policy: the pledge lapses, or a lower level is left.</summary>
    /// <param name="after">Where it stands then.</param>
    /// <param name="on">The first day on which it does.</param>
    /// <param name="gate">The code of the gate that has lapsed.</param>
    public Pledge ApplyLapse(StandingAndLevel after, DateOnly on, string gate) => after.Standing == Standing.Lapsed
        ? Next() with { Status = Lapsed, Level = null, Suspension = null, LevelAskedFor = null, Revision = null, LoweredFor = [.. LoweredFor, gate] }
        : Next() with { Level = (ReadinessLevel)after.Level!.Value, LoweredOn = on, LoweredFor = [.. LoweredFor, gate] };

    /// <param name="commitments">Invitations not yet settled and deployments under way, by key.</param>
    public Decision<Pledge> Withdraw(IReadOnlyList<string> commitments) =>
        Take(PledgeAction.Withdraw, () => commitments.Count > 0
            ? Commitments.StillCommitted(commitments)
            : Next() with { Status = Withdrawn, Level = null, Suspension = null, LevelAskedFor = null, Revision = null });

    /// <summary>
    /// Set aside for a time, with a reason of the side that does it. A unit that is selected or serves is not: it counts where it goes, and its deployment
    /// is what ends that.
    /// </summary>
    public Decision<Pledge> Suspend(SuspensionReason reason, Caller by, DateOnly today) => Take(PledgeAction.Suspend, () =>
    {
        var side = Suspension.SideOf(by);
        return this switch
        {
            { Engagement: not PledgeEngagement.Pool } => new Refusal("engaged", "A unit that is selected or serves is not set aside: end its deployment first.",
                Fault.At("/engagement", "engaged", PledgeEngagement.Pool.Code(), Engagement.Code())),
            _ when !Suspension.ReasonsOf(side).Contains(reason) => new Refusal("reason-of-the-other-side", "Each side has reasons of its own.",
                Fault.At("/reasonCode", "reason-of-the-other-side",
                    string.Join(" or ", Suspension.ReasonsOf(side).Select(each => each.Code())), reason.Code())),
            _ => Next() with { Status = Suspended, Suspension = new() { By = side, ReasonCode = reason, Since = today } },
        };
    });

    /// <summary>Taken up again, by the side that has set it aside; where that is not on record, by either.</summary>
    public Decision<Pledge> Resume(Caller by) => Take(PledgeAction.Resume, () => Suspension is { } now && now.By != Suspension.SideOf(by)
        ? new Refusal("suspended-by-the-other-side", "Who has set a pledge aside takes it up again.",
            Fault.At("/suspension/by", "suspended-by-the-other-side", Suspension.SideOf(by).Code(), now.By.Code()))
        : Next() with { Status = Registered, Suspension = null });

    /// <summary>A draft that was a mistake: it was neither announced nor handed in, so nobody counts on it and nothing was decided on it.</summary>
    /// <param name="namedBy">The pledges of the state that name it as a partner, by key.</param>
    public Decision<Pledge> Delete(DateOnly today, IReadOnlyList<string> namedBy, IReadOnlyList<string> records) => Take(PledgeAction.Delete, () => this switch
    {
        { Announcement: { } announced } => new Refusal("announced", "What was announced stays on record: withdraw it.",
            Fault.At("/announcement", "announced", "a draft that was never announced", announced.Occasion ?? "an announcement")),
        _ when namedBy.Count > 0 => new Refusal("named-as-partner", "Other pledges name it as their partner: take it out of them first.",
            [.. namedBy.Select(key => Fault.At("/id", "named-as-partner", "a pledge that no other one names as a partner", $"{key}, which names it"))]),
        { JointWith.Count: > 0 } => new Refusal("joint", "Other states have shares in the unit: drop them first, or withdraw the pledge.",
            Fault.At("/jointWith", "joint", "no state", string.Join(", ", JointWith))),
        _ when records.Count > 0 => new Refusal("on-record", "Something is on record about the unit, and would be about nothing: withdraw the pledge.",
            [.. records.Select(key => Fault.At("/id", "on-record", "a pledge without vettings, evaluations and cases", key))]),
        _ => Next() with { DeletedOn = today },
    });

    /// <summary>With what follows from the shares that other states have in the unit; the same instance if that is what it tells already.</summary>
    public Pledge WithShares(IReadOnlyList<Share> shares)
    {
        IReadOnlyList<string> jointWith = [.. shares.Where(share => share.IsHeld).Select(share => share.Contributor).Distinct().Order(StringComparer.Ordinal)];
        IReadOnlyList<string> open = [.. shares.Where(share => share.IsOpen).Select(share => share.Id)];
        return jointWith.SequenceEqual(JointWith) && open.SequenceEqual(OpenShares) ? this : Next() with { JointWith = jointWith, OpenShares = open };
    }

    /// <summary>Sets the engagement; the same instance if it does not change.</summary>
    public Pledge Engage(PledgeEngagement engagement) => engagement == Engagement ? this : Next() with { Engagement = engagement };

    private Decision<Pledge> HandedIn(Caller by, DateOnly today, bool isMember) => (AvailableUntil < today, isMember) switch
    {
        (true, _) => AvailableNoLonger(AvailableUntil!.Value, today, "/availableUntil"),
        (_, false) => NotAMember(Contributor, OfferedThrough!, today, "/offeredThrough"),
        _ => Next() with { Status = Submitted, ReturnedFor = [], SubmittedBy = by.Name, SubmittedByPerson = by.Person, SubmittedOn = today },
    };

    private static Refusal AvailableNoLonger(DateOnly until, DateOnly today, string at) => new(
        "available-no-longer", "A unit that is no longer available is not pledged.",
        Fault.At(at, "available-no-longer", $"{today:O} or later", $"{until:O}"));

    private Decision<Pledge> Rise(PledgeAction action, ReadinessLevel to, UnitReadiness now) => Take(action, () => (to, LevelGates.Unmet(to, now)) switch
    {
        _ when Engagement == PledgeEngagement.Deployed => new Refusal("deployed", "A unit does not rise while it serves in a mission.",
            Fault.At("/engagement", "deployed", "a unit that is not deployed", Engagement.Code())),
        _ when to != Level + 1 => new Refusal("not-the-next-level", "A pledge rises one level at a time.",
            Fault.At("/readinessLevel", "not-the-next-level", Level == ReadinessLevel.Rdl ? "no higher level" : (Level!.Value + 1).Code(), to.Code())),
        (_, { Count: > 0 } shut) => new Refusal(shut[0].Code, $"{to.Code()} needs what is not on record: {shut[0].Expected}", shut),
        _ => Next() with { Level = to, LoweredFor = [], LevelAskedFor = to >= LevelAskedFor ? null : LevelAskedFor },
    });

    private static Pledge With(Pledge pledge, PledgeContent content) =>
        pledge with { Strength = Strength.Of(content.Personnel), ExternalId = Rules.ExternalId.Of(content.ExternalId) };

    // What a comparison with a statement looks at, as it is named in JSON.
    private static readonly string[] Compared =
        ["personnel", "capacity", "majorEquipment", "selfSustainment", "languages", "attributes", "training"];

    private Pledge Revised(PledgeRevision revision, DateOnly today) => With(
        ContentCopy.Onto<Pledge, PledgeContent>(Next(), revision.Content), revision.Content) with
    {
        Revision = null,
        ListsReplacedOn = revision.ChangesOf(this).Intersect(Compared).Any() ? [.. ListsReplacedOn.Except([today]), today] : ListsReplacedOn,
    };

    private static Refusal NoRevision() => new(
        "no-revision", "No revision was proposed.", Fault.At("/revision", "no-revision", "a revision that its state has proposed", "nothing"));

    private Pledge Next() => this with { Version = Version + 1 };

    // A step from a status in which the life of a pledge has it.
    private Decision<Pledge> Take(PledgeAction action, Func<Decision<Pledge>> then) => PledgeLife.Of(action).From.Contains(Status)
        ? then()
        : new Refusal("wrong-status", $"The pledge is {Status.Code()}.",
            Fault.At("/status", "wrong-status", string.Join(" or ", PledgeLife.Of(action).From.Select(status => status.Code())), Status.Code()));
}

/// <summary>How many persons.</summary>
public sealed record Strength
{
    /// <summary>How many men.</summary>
    public required int Men { get; init; }

    /// <summary>How many women.</summary>
    public required int Women { get; init; }

    /// <summary>Men and women.</summary>
    [JsonIgnore]
    public int Persons => Men + Women;

    /// <summary>Men and women of a table of organization; zeros if there is none.</summary>
    public static Strength Of(IReadOnlyList<PersonnelLine>? personnel) =>
        new() { Men = personnel?.Sum(line => line.Men) ?? 0, Women = personnel?.Sum(line => line.Women) ?? 0 };
}
