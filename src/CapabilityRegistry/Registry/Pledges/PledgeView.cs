using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>A pledge as the API shows it.</summary>
public sealed record PledgeView : IRedactable, IDisclosesObjects
{
    /// <summary>The key, e.g. KAZ-00042.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The pledging state, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    public required string UnitType { get; init; }

    public required string UnitName { get; init; }

    public required PledgeStatus Status { get; init; }

    /// <summary>What the unit has proven; null unless registered.</summary>
    public required ReadinessLevel? ReadinessLevel { get; init; }

    /// <summary>Whether the unit waits in the pool, was selected or serves; when, say its deployments.</summary>
    public required PledgeEngagement Engagement { get; init; }

    /// <summary>The table of organization; null if not given.</summary>
    public required JsonText<IReadOnlyList<PersonnelLine>>? Personnel { get; init; }

    /// <summary>Persons over all rank groups; zeros if no table was given.</summary>
    public required Strength Strength { get; init; }

    public required Quantity Capacity { get; init; }

    /// <summary>Empty: expressly none; null: not given.</summary>
    public required JsonText<IReadOnlyList<EquipmentLine>>? MajorEquipment { get; init; }

    /// <summary>Null if not given.</summary>
    public required JsonText<IReadOnlyList<string>>? SelfSustainment { get; init; }

    /// <summary>Days from a request until the unit can deploy.</summary>
    public required int ResponseDays { get; init; }

    public required DateOnly AvailableFrom { get; init; }

    /// <summary>The last day; null for no end.</summary>
    public required DateOnly? AvailableUntil { get; init; }

    public required JsonText<IReadOnlyList<string>> Languages { get; init; }

    /// <summary>What the unit can do; codes of /v1/attributes.</summary>
    public required JsonText<IReadOnlyList<string>> Attributes { get; init; }

    public required JsonText<IReadOnlyList<TrainingLine>> Training { get; init; }

    /// <summary>Days that the unit needs between two missions.</summary>
    public required int TurnaroundDays { get; init; }

    /// <summary>Pledges that must serve in the same mission, if this one serves.</summary>
    public required JsonText<IReadOnlyList<string>> Partners { get; init; }

    [Redactable]
    public required JsonText<IReadOnlyList<Caveat>> Caveats { get; init; }

    [Redactable]
    public required string? NoteVerbale { get; init; }

    public required string? ExternalId { get; init; }

    /// <summary>Why the Secretariat handed the pledge back; empty unless returned.</summary>
    public required JsonText<IReadOnlyList<ReturnReason>> ReturnedFor { get; init; }

    /// <summary>Who handed it in, the last time that somebody did; null while nobody has, and for what was taken over.</summary>
    public required string? SubmittedBy { get; init; }

    /// <summary>Where the facts come from; null for what the state itself submitted.</summary>
    public required string? Source { get; init; }

    /// <summary>The fields left out for this caller; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [DisclosedObject.Pledge(Id)];

    /// <summary>As this caller may see it.</summary>
    public PledgeView For(Caller caller) => Redactions.For<PledgeView>(caller) is { } hidden
        ? this with { Caveats = new("[]"), NoteVerbale = null, Redacted = hidden }
        : this;
}

/// <summary>How many persons.</summary>
public sealed record Strength
{
    public required int Men { get; init; }

    public required int Women { get; init; }
}
