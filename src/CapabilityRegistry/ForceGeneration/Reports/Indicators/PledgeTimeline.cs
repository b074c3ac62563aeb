using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.ForceGeneration.Reports.Indicators;

/// <summary>How far a pledge came by a day: the first day of each stage, and how it stood on that day.</summary>
public sealed record PledgeTimeline : IDisclosesObjects
{
    public required string Pledge { get; init; }

    /// <summary>The pledging state, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    /// <summary>The United Nations regional group of the state.</summary>
    public required string Region { get; init; }

    public required string UnitType { get; init; }

    public required string UnitName { get; init; }

    /// <summary>Whether its state promised it before any paper.</summary>
    public required bool Announced { get; init; }

    /// <summary>The day of that; null if it was not announced, or if the day is not on record.</summary>
    public required DateOnly? AnnouncedOn { get; init; }

    /// <summary>The day on which it was first registered here or taken over; null if it never was by then.</summary>
    public required DateOnly? RegisteredOn { get; init; }

    /// <summary>Whether it came with the level that it held elsewhere: when it was registered there is not on record.</summary>
    public required bool TakenOver { get; init; }

    /// <summary>The day on which it was first raised to Level 2 or above; null if it never was by then, or held it when it was taken over.</summary>
    public required DateOnly? Level2On { get; init; }

    /// <summary>The same for Level 3.</summary>
    public required DateOnly? Level3On { get; init; }

    /// <summary>The same for the rapid deployment level.</summary>
    public required DateOnly? RapidOn { get; init; }

    /// <summary>Days from its registration to Level 2; null if either is not on record.</summary>
    public int? DaysToLevel2 => DaysTo(PledgeStage.Level2);

    /// <summary>Days from its registration to Level 3; null if either is not on record.</summary>
    public int? DaysToLevel3 => DaysTo(PledgeStage.Level3);

    /// <summary>Days from its registration to the rapid deployment level; null if either is not on record.</summary>
    public int? DaysToRapid => DaysTo(PledgeStage.Rapid);

    /// <summary>The day on which it was first selected for a mission; null if it never was by then.</summary>
    public required DateOnly? SelectedOn { get; init; }

    /// <summary>The day on which it first arrived in a mission; null if it never did by then.</summary>
    public required DateOnly? DeployedOn { get; init; }

    /// <summary>Whether it was registered on the day, and not set aside.</summary>
    public bool Standing => ReadinessLevel is not null;

    /// <summary>The level that it held on the day; null unless it was registered, and not set aside.</summary>
    public required ReadinessLevel? ReadinessLevel { get; init; }

    /// <summary>
    /// The last day by then on which state or Secretariat said that it stands: registered, taken over, raised, resumed, renewed or certified. Null unless it
    /// was registered on the day.
    /// </summary>
    public required DateOnly? ConfirmedOn { get; init; }

    /// <summary>How long that is ago; null unless it was registered on the day.</summary>
    public required PledgeAge? Age { get; init; }

    /// <summary>Persons of the unit in missions on the day.</summary>
    public required int Persons { get; init; }

    /// <summary>Whether it was in a mission on the day.</summary>
    public required bool Serving { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [DisclosedObject.Pledge(Pledge)];

    /// <summary>The first day on which it had come so far; null if it had not, or if the day is not on record.</summary>
    internal DateOnly? ReachedOn(PledgeStage stage) => stage switch
    {
        // An announcement that was taken over without its day was made before all that is on record.
        PledgeStage.Announced => Announced ? AnnouncedOn ?? DateOnly.MinValue : null,
        PledgeStage.Registered => RegisteredOn,
        PledgeStage.Level2 => Level2On,
        PledgeStage.Level3 => Level3On,
        PledgeStage.Rapid => RapidOn,
        PledgeStage.Selected => SelectedOn,
        _ => DeployedOn,
    };

    /// <summary>Days from its registration to a stage; null if either is not on record.</summary>
    internal int? DaysTo(PledgeStage stage) => TakenOver ? null : ReachedOn(stage)?.DayNumber - RegisteredOn?.DayNumber;
}

/// <summary>A stage of the life of a pledge.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PledgeStage>))]
public enum PledgeStage
{
    [JsonStringEnumMemberName("announced")]
    Announced,

    [JsonStringEnumMemberName("registered")]
    Registered,

    [JsonStringEnumMemberName("level-2")]
    Level2,

    [JsonStringEnumMemberName("level-3")]
    Level3,

    /// <summary>The rapid deployment level.</summary>
    [JsonStringEnumMemberName("rapid")]
    Rapid,

    [JsonStringEnumMemberName("selected")]
    Selected,

    [JsonStringEnumMemberName("deployed")]
    Deployed,
}

/// <summary>How long ago somebody confirmed a pledge, in whole months of the calendar.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PledgeAge>))]
public enum PledgeAge
{
    [JsonStringEnumMemberName("under-6-months")]
    UnderSixMonths,

    [JsonStringEnumMemberName("6-to-12-months")]
    UnderAYear,

    [JsonStringEnumMemberName("12-to-24-months")]
    UnderTwoYears,

    [JsonStringEnumMemberName("24-months-or-more")]
    TwoYearsOrMore,
}
