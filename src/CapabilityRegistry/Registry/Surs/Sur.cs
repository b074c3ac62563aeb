using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using static CapabilityRegistry.Registry.Surs.SurStatus;

namespace CapabilityRegistry.Registry.Surs;

/// <summary>One edition of a Statement of Unit Requirements, and the steps that it may take.</summary>
public sealed record Sur : SurContent, IVersioned, IPartlyVersioned
{
    /// <summary>The key, e.g. STMT-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag. Not the edition.</summary>
    public required int Version { get; init; }

    /// <summary>1, 2 … among the statements for the same unit type and mission.</summary>
    public required int Edition { get; init; }

    public required string UnitType { get; init; }

    /// <summary>The mission that it is for; null for the generic statement.</summary>
    public required string? Mission { get; init; }

    public required SurStatus Status { get; init; }

    /// <summary>
    /// The first day on which it no longer counts, by itself or because the next edition does; null: open. A draft counts on no day: of it this says
    /// what would hold if it were published, which it can be only if it begins after every published edition.
    /// </summary>
    public required DateOnly? CountsUntil { get; init; }

    /// <summary>The day on which the draft was deleted; null for everything that is there.</summary>
    public DateOnly? DeletedOn { get; init; }

    /// <summary>Where the facts come from; null for what a planner stated here.</summary>
    public required string? Source { get; init; }

    /// <summary>Persons of the unit; null if it leaves them open.</summary>
    public int? Persons => Personnel.Count == 0 ? null : Personnel.Sum(line => line.Persons);

    /// <summary>The statements of which one follows the other: those for the same unit type and mission.</summary>
    [JsonIgnore]
    public string Series => Mission is null ? UnitType : $"{UnitType}/{Mission}";

    /// <summary>The first edition of a statement with this content; its store sets another one.</summary>
    public static Sur Draft(string id, string unitType, string? mission, SurContent content) => ContentCopy.New<Sur, SurContent>(content) with
    {
        Id = id,
        Version = 1,
        Edition = 1,
        UnitType = unitType,
        Mission = mission,
        Status = SurStatus.Draft,
        CountsUntil = content.EffectiveUntil,
    };

    public Decision<Sur> Edit(SurContent content) =>
        WhileDraft(() => ContentCopy.Onto(this, content) with { Version = Version + 1, CountsUntil = content.EffectiveUntil });

    /// <summary>A draft that was a mistake. Its edition is not given again.</summary>
    public Decision<Sur> Delete(DateOnly today) => WhileDraft(() => this with { Version = Version + 1, DeletedOn = today });

    /// <summary>
    /// Publishes the statement; its content never changes afterwards. It must take effect after every published one of its series.
    /// </summary>
    /// <param name="latest">The last day on which a published one of the series begins to count; null if there is none.</param>
    public Decision<Sur> Publish(DateOnly? latest) => WhileDraft(() => (Personnel.Count + Lines.Count, latest) switch
    {
        (0, _) => new Refusal("nothing-required", "A statement asks for something.",
            Fault.At("/lines", "nothing-required", "at least one line, or personnel", "none")),
        (_, { } day) when day >= EffectiveFrom => new Refusal("not-after-the-edition-before", "An edition counts after the one before it.",
            Fault.At("/effectiveFrom", "not-after-the-edition-before", $"a day after {day:O}", $"{EffectiveFrom:O}")),
        _ => this with { Version = Version + 1, Status = Published },
    });

    /// <summary>The statement with the day from which it no longer counts.</summary>
    /// <param name="next">The first day on which a later statement of the series counts; null if there is none.</param>
    public Sur Before(DateOnly? next) => this with { CountsUntil = next < EffectiveUntil ? next : EffectiveUntil ?? next };

    private Decision<Sur> WhileDraft(Func<Decision<Sur>> then) => Status == SurStatus.Draft
        ? then()
        : new Refusal("published-for-good", "A published statement never changes. Draft the next edition.",
            Fault.At("/status", "published-for-good", SurStatus.Draft.Code(), Status.Code()));
}
