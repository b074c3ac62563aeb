using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>A visit of one team to one or more pledged units of a state, planned or done, and the steps that it may take.</summary>
public sealed record Visit : IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. AAV-00031.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The state whose units are visited.</summary>
    public required string Contributor { get; init; }

    public required VisitKind Kind { get; init; }

    public required VisitMode Mode { get; init; }

    /// <summary>The day for which it is planned.</summary>
    public required DateOnly PlannedOn { get; init; }

    public required VisitStatus Status { get; init; }

    /// <summary>Who makes the visit; empty if that is not settled yet, or not known.</summary>
    public IReadOnlyList<TeamMember> Team { get; init; } = [];

    /// <summary>The units, each with how the visit ended for it.</summary>
    public required IReadOnlyList<VisitedUnit> Units { get; init; }

    /// <summary>Where the facts come from; null for what was recorded here.</summary>
    public required string? Source { get; init; }

    /// <summary>A visit tells of the pledges too.</summary>
    public IEnumerable<DisclosedObject> DisclosedObjects() =>
        [new("visit", Id, Contributor), .. Units.Select(unit => DisclosedObject.Pledge(unit.Pledge))];

    /// <summary>Only registered units are visited, set aside or not: one that is not has no level to rise from.</summary>
    /// <param name="pledges">The units, of one state; at least one.</param>
    public static Decision<Visit> Schedule(
        string id, IReadOnlyList<Pledge> pledges, VisitKind kind, VisitMode mode, DateOnly plannedOn, IReadOnlyList<TeamMember> team)
    {
        var state = pledges[0].Contributor;
        IReadOnlyList<(Pledge Pledge, string At)> each = [.. pledges.Select((pledge, i) => (pledge, $"/pledges/{i}"))];
        if (each.Where(one => one.Pledge.Contributor != state).ToList() is { Count: > 0 } others)
        {
            return new Refusal("visit-to-two-states", "One visit goes to units of one state.",
                [.. others.Select(one => Fault.At(one.At, "visit-to-two-states", $"a pledge of {state}", one.Pledge.Id))]);
        }

        if (each.Where(one => !one.Pledge.Status.HoldsLevel()).ToList() is { Count: > 0 } unregistered)
        {
            return new Refusal("pledge-not-registered", "Only registered pledges are visited.",
                [.. unregistered.Select(one => Fault.At(
                    one.At, "pledge-not-registered", "a registered pledge", $"{one.Pledge.Id}, which is {one.Pledge.Status.Code()}"))]);
        }

        if (pledges.MaxBy(pledge => pledge.Beginning)! is var latest && plannedOn < latest.Beginning)
        {
            return BeforeThePledge(latest, "/plannedOn", plannedOn);
        }

        return OfVisitedState(team, state) ?? (Decision<Visit>)new Visit
        {
            Id = id,
            Version = 1,
            Contributor = state,
            Kind = kind,
            Mode = mode,
            PlannedOn = plannedOn,
            Status = VisitStatus.Scheduled,
            Team = team,
            Units = [.. pledges.Select(pledge => VisitedUnit.Of(pledge.Id))],
            Source = null,
        };
    }

    /// <summary>Plans it for another day.</summary>
    public Decision<Visit> Postpone(DateOnly plannedOn, DateOnly today) => WhileScheduled(() => plannedOn < today
        ? new Refusal("planned-in-the-past", "A visit is planned for a day that is to come.",
            Fault.At("/plannedOn", "planned-in-the-past", $"{today:O} or later", $"{plannedOn:O}"))
        : this with { Version = Version + 1, PlannedOn = plannedOn });

    /// <summary>Sets who makes it.</summary>
    public Decision<Visit> Staff(IReadOnlyList<TeamMember> team) =>
        WhileScheduled(() => OfVisitedState(team, Contributor) ?? (Decision<Visit>)(this with { Version = Version + 1, Team = team }));

    /// <summary>Takes place no more; outcomes that are on record stay.</summary>
    public Decision<Visit> Cancel() => WhileScheduled(() => this with
    {
        Version = Version + 1,
        Status = Units.Any(unit => unit.Result is not null) ? VisitStatus.Ended : VisitStatus.Cancelled,
    });

    /// <summary>Records how the visit ended for one unit, once, and never by somebody of the pledging state.</summary>
    /// <param name="outcome">What was found.</param>
    /// <param name="pledge">The unit: nobody assesses what they submitted, and nothing was visited before it was pledged.</param>
    public Decision<Visit> Record(UnitOutcome outcome, Caller assessor, Pledge pledge, DateOnly today)
    {
        if ((AgainstAssessor(assessor, pledge) ?? AgainstOutcome(pledge.Id)) is { } refusal)
        {
            return refusal;
        }

        if (outcome.VisitedOn > today)
        {
            return new Refusal("visit-in-the-future", "An outcome is recorded after the visit.",
                Fault.At("/visitedOn", "visit-in-the-future", $"{today:O} or before", $"{outcome.VisitedOn:O}"));
        }

        return outcome.VisitedOn < pledge.Beginning
            ? BeforeThePledge(pledge, "/visitedOn", outcome.VisitedOn)
            : With(Recorded(outcome, assessor, pledge.Id));
    }

    /// <summary>Why somebody does not assess a unit: they submitted it, or it is of their state. Null if nothing stands against them.</summary>
    public Refusal? AgainstAssessor(Caller assessor, Pledge pledge) => CanonicalText.IsSamePerson(assessor.Person, pledge.Submitter)
        ? new Refusal(FourEyes.Code, $"{assessor.Person} submitted the pledge and does not assess it.") { Kind = RefusalKind.Forbidden }
        : assessor.Contributor == Contributor ? OwnState.NotJudged(Contributor, "does not assess units of") : null;

    /// <summary>Why no outcome of a unit is to come: it is on record, or the visit takes place no more. Null if it is awaited.</summary>
    public Refusal? AgainstOutcome(string pledge) => Units.Single(unit => unit.Pledge == pledge).Result is { } found
        ? new Refusal("outcome-recorded", $"The outcome of {Id} for {pledge} is on record.",
            Fault.At("/pledge", "outcome-recorded", "a unit without an outcome", $"{pledge}, {found.Code()}"))
        : Status == VisitStatus.Scheduled ? null : NotScheduled();

    private static VisitedUnit Recorded(UnitOutcome outcome, Caller assessor, string pledge) => new()
    {
        Pledge = pledge,
        Result = outcome.Result,
        VisitedOn = outcome.VisitedOn,
        Report = outcome.Report,
        Checklists = outcome.Checklists,
        Assessor = assessor.Name,
        AssessorPerson = assessor.Person,
    };

    private Visit With(VisitedUnit recorded)
    {
        IReadOnlyList<VisitedUnit> units = [.. Units.Select(unit => unit.Pledge == recorded.Pledge ? recorded : unit)];
        return this with
        {
            Version = Version + 1,
            Units = units,
            Status = units.All(unit => unit.Result is not null) ? VisitStatus.Ended : VisitStatus.Scheduled,
        };
    }

    private Decision<Visit> WhileScheduled(Func<Decision<Visit>> then) => Status == VisitStatus.Scheduled
        ? then()
        : NotScheduled();

    private Refusal NotScheduled() => new("wrong-status", $"The visit is {Status.Code()}.",
        Fault.At("/status", "wrong-status", VisitStatus.Scheduled.Code(), Status.Code()));

    private static Refusal? OfVisitedState(IReadOnlyList<TeamMember> team, string state)
    {
        var own = team.Select((member, i) => (member, i)).Where(each => each.member.Contributor == state).ToList();
        return own.Count == 0 ? null : new Refusal("team-of-visited-state", "No state visits its own units.",
            [.. own.Select(each => Fault.At($"/team/{each.i}/contributor", "team-of-visited-state", $"another state than {state}", state))]);
    }

    private static Refusal BeforeThePledge(Pledge pledge, string at, DateOnly day) => new(
        "visit-before-the-pledge", "A unit is visited as a pledged one: not before its pledge was submitted.",
        Fault.At(at, "visit-before-the-pledge", $"{pledge.Beginning:O} or later", $"{day:O}"));
}

/// <summary>How a visit ended for one unit.</summary>
public record UnitOutcome
{
    public required VisitResult Result { get; init; }

    /// <summary>The day on which the unit was seen; not before the pledge was submitted and not in the future.</summary>
    public required DateOnly VisitedOn { get; init; }

    /// <summary>The reference of the visit's report.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public required string Report { get; init; }

    /// <summary>The checklists that were gone through, by their codes in <c>/v1/checklists</c>.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> Checklists { get; init; } = [];
}
