using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.SurComparisons;
using CapabilityRegistry.Registry.Surs;
using CapabilityRegistry.Registry.Visits;
using CapabilityRegistry.Registry.Visits.Findings;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>One thing that a pledged unit lacks, from the day on which that was seen until it is mended, and the steps that it may take.</summary>
public sealed record Deficiency : DeficiencyContent, IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. DFCY-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The key of the pledge.</summary>
    public required string Pledge { get; init; }

    /// <summary>The state whose unit it is.</summary>
    public required string Contributor { get; init; }

    public required ComparedKind Kind { get; init; }

    /// <summary>The rank group, the measure of the capacity, or the code of the line.</summary>
    public required string Code { get; init; }

    /// <summary>How much there must be: persons, capacity or items; 1 of what is there or not.</summary>
    public required int Required { get; init; }

    /// <summary>How much the unit has of it; 0 or 1 of what is there or not.</summary>
    public required int Held { get; init; }

    /// <summary>What is missing: the required less what is held and, as far as that is told, serviceable.</summary>
    public required int Shortfall { get; init; }

    /// <summary>How grave it is. Of what the lists say: critical if nothing of it is held, else major.</summary>
    public required FindingSeverity Severity { get; init; }

    public required DeficiencySource Source { get; init; }

    /// <summary>The key of the statement that asks for it; null for what was told by people.</summary>
    public string? Sur { get; init; }

    /// <summary>The document in which it was told; null if there is none.</summary>
    public string? Reference { get; init; }

    /// <summary>Who told it, by the name of the token; null for what the lists say.</summary>
    public string? ReportedBy { get; init; }

    public required DeficiencyStatus Status { get; init; }

    /// <summary>The day on which it was opened, the last time.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The day on which it was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Every time that it was open and was closed, the earliest first.</summary>
    public IReadOnlyList<DeficiencyClosing> Closings { get; init; } = [];

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("deficiency", Id, Contributor), DisclosedObject.Pledge(Pledge)];

    /// <summary>Whether it was open on a day. Of a day to come: whether it is, if nothing more is recorded.</summary>
    public bool IsOpenOn(DateOnly day) =>
        (Status == DeficiencyStatus.Open && OpenedOn <= day) || Closings.Any(each => each.OpenedOn <= day && day < each.ClosedOn);

    /// <summary>What somebody tells that a unit lacks.</summary>
    public static Deficiency Of(ReportedDeficiency reported, DeficiencySource source, string id, Pledge pledge, Caller by, DateOnly today) =>
        Measured(ContentCopy.New<Deficiency, DeficiencyContent>(reported) with
        {
            Id = id,
            Version = 1,
            Pledge = pledge.Id,
            Contributor = pledge.Contributor,
            Kind = reported.Kind,
            Code = reported.Code,
            Required = reported.Required,
            Held = reported.Held,
            Severity = reported.Severity,
            Source = source,
            Reference = reported.Reference,
            ReportedBy = by.Name,
            Status = DeficiencyStatus.Open,
            OpenedOn = today,
        });

    /// <summary>A line of a statement of which a unit falls short by its lists.</summary>
    public static Deficiency Of(ComparedDemand line, Sur sur, string id, Pledge pledge, DateOnly today) => Measured(new Deficiency
    {
        Id = id,
        Version = 1,
        Pledge = pledge.Id,
        Contributor = pledge.Contributor,
        Kind = line.Kind,
        Code = line.Code,
        Required = line.Required,
        Held = line.Held,
        Shortfall = 0,
        Severity = SeverityOf(line),
        Source = DeficiencySource.List,
        Sur = sur.Id,
        Status = DeficiencyStatus.Open,
        OpenedOn = today,
    });

    /// <summary>The line falls short now: opened again if it was closed, else with other figures. The same instance if nothing is new.</summary>
    public Deficiency FallShort(ComparedDemand line, Sur sur, DateOnly today)
    {
        var measured = Measured(this with
        {
            Required = line.Required,
            Held = line.Held,
            // What is serviceable was told of what was held then.
            Serviceable = line.Held == Held ? Serviceable : null,
            Severity = SeverityOf(line),
            Sur = sur.Id,
        });
        var now = Status == DeficiencyStatus.Open ? measured : measured with { Status = DeficiencyStatus.Open, OpenedOn = today, ClosedOn = null };
        return now == this ? this : now with { Version = Version + 1 };
    }

    /// <summary>The deficiency is over, whoever opened it.</summary>
    /// <param name="evidence">What shows it.</param>
    public Deficiency End(string evidence, DateOnly today) => ClosedWith(new() { Text = evidence }, null, today);

    /// <summary>The state says how it goes on with it.</summary>
    public Decision<Deficiency> Edit(DeficiencyContent content) =>
        WhileOpen(() => Measured(ContentCopy.Onto(this with { Version = Version + 1 }, content)));

    /// <summary>What the state itself has told is mended.</summary>
    public Decision<Deficiency> Mend(DeficiencyEvidence evidence, Caller by, DateOnly today) => Source switch
    {
        DeficiencySource.List => ClosesByItself(),
        not DeficiencySource.Self => new Refusal("closed-by-others", "What an inspection has found is closed by an assessor or a planner.",
            Fault.At("/source", "closed-by-others", DeficiencySource.Self.Code(), Source.Code())),
        _ => WhileOpen(() => ClosedWith(evidence, by.Name, today)),
    };

    /// <summary>What an inspection has found is mended.</summary>
    public Decision<Deficiency> Close(DeficiencyEvidence evidence, Caller by, DateOnly today) => Source switch
    {
        _ when by.Contributor == Contributor => OwnState.NotJudged(Contributor, "does not judge units of"),
        DeficiencySource.List => ClosesByItself(),
        DeficiencySource.Self => new Refusal("closed-by-others", "What a state has told of itself, its focal point closes.",
            Fault.At("/source", "closed-by-others", "aav or coe-inspection", Source.Code())),
        _ => WhileOpen(() => ClosedWith(evidence, by.Name, today)),
    };

    private Deficiency ClosedWith(DeficiencyEvidence evidence, string? by, DateOnly today) => this with
    {
        Version = Version + 1,
        Status = DeficiencyStatus.Closed,
        ClosedOn = today,
        Closings =
        [
            .. Closings,
            new DeficiencyClosing { OpenedOn = OpenedOn, ClosedOn = today, Text = evidence.Text, Reference = evidence.Reference, ClosedBy = by },
        ],
    };

    private Decision<Deficiency> WhileOpen(Func<Deficiency> then) => Status == DeficiencyStatus.Open
        ? then()
        : new Refusal("wrong-status", $"The deficiency is {Status.Code()}.",
            Fault.At("/status", "wrong-status", DeficiencyStatus.Open.Code(), Status.Code()));

    private static Refusal ClosesByItself() => new("closes-by-itself", "What the lists say is closed when the lists are mended.",
        Fault.At("/source", "closes-by-itself", "what was told by people", DeficiencySource.List.Code()));

    private static Deficiency Measured(Deficiency told) => told with
    {
        Shortfall = Math.Max(0, told.Required - Math.Min(told.Held, told.Serviceable ?? told.Held)),
    };

    private static FindingSeverity SeverityOf(ComparedDemand line) => line.Held == 0 ? FindingSeverity.Critical : FindingSeverity.Major;
}

/// <summary>A time that a deficiency was open, and what closed it.</summary>
public sealed record DeficiencyClosing
{
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The first day on which it was open no longer.</summary>
    public required DateOnly ClosedOn { get; init; }

    /// <summary>What shows that it is mended; of what the lists said, which version of the pledge beside which statement.</summary>
    public required string Text { get; init; }

    /// <summary>The document that shows it; null if there is none.</summary>
    public string? Reference { get; init; }

    /// <summary>Who closed it, by the name of the token; null if the lists did.</summary>
    public string? ClosedBy { get; init; }
}

/// <summary>Where a deficiency stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeficiencyStatus>))]
public enum DeficiencyStatus
{
    [JsonStringEnumMemberName("open")]
    Open,

    [JsonStringEnumMemberName("closed")]
    Closed,
}

/// <summary>How a deficiency became known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeficiencySource>))]
public enum DeficiencySource
{
    /// <summary>The lists of the pledge fall short of the generic statement in force for its unit type.</summary>
    [JsonStringEnumMemberName("list")]
    List,

    /// <summary>The state has told it of its own unit.</summary>
    [JsonStringEnumMemberName("self")]
    Self,

    /// <summary>An Assessment and Advisory Visit has found it.</summary>
    [JsonStringEnumMemberName("aav")]
    Visit,

    /// <summary>An inspection of contingent-owned equipment has found it.</summary>
    [JsonStringEnumMemberName("coe-inspection")]
    CoeInspection,
}
