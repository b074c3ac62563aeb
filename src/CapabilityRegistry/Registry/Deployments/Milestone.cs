using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>A step from the request to the arrival of a unit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MilestoneKind>))]
public enum MilestoneKind
{
    /// <summary>The Secretariat asks the state to deploy the unit; the clock of a rapid deployment starts.</summary>
    [JsonStringEnumMemberName("request")]
    Request,

    /// <summary>The state confirms by note verbale.</summary>
    [JsonStringEnumMemberName("note-verbale")]
    NoteVerbale,

    /// <summary>The memorandum of understanding is signed.</summary>
    [JsonStringEnumMemberName("mou")]
    Mou,

    [JsonStringEnumMemberName("load-list")]
    LoadList,

    [JsonStringEnumMemberName("sealift")]
    Sealift,

    [JsonStringEnumMemberName("airlift")]
    Airlift,

    /// <summary>The unit is in the mission.</summary>
    [JsonStringEnumMemberName("arrival")]
    Arrival,
}

/// <summary>What is planned for a step and what came of it.</summary>
public sealed record Milestone
{
    public required MilestoneKind Kind { get; init; }

    /// <summary>Null if no day is planned.</summary>
    public required DateOnly? PlannedOn { get; init; }

    /// <summary>Null until it has happened.</summary>
    public required DateOnly? ActualOn { get; init; }

    /// <summary>The reference of the paper, if there is one: of the note verbale, the memorandum, the load list.</summary>
    public required string? Reference { get; init; }

    /// <summary>Who wrote this down last.</summary>
    public required string SetBy { get; init; }

    /// <summary>When this was written down.</summary>
    public required DateTimeOffset SetAt { get; init; }
}
