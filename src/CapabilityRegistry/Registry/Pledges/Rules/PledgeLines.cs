using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>One rank group of the table of organization.</summary>
public sealed record PersonnelLine
{
    public required RankGroup RankGroup { get; init; }

    /// <summary>How many men.</summary>
    [Range(0, 20_000)]
    public required int Men { get; init; }

    /// <summary>How many women.</summary>
    [Range(0, 20_000)]
    public required int Women { get; init; }
}

/// <summary>One line of the list of major equipment.</summary>
public sealed record EquipmentLine
{
    /// <summary>A code of /v1/equipment.</summary>
    [RegularExpression(Patterns.Category)]
    public required string Category { get; init; }

    /// <summary>What it is, in the words of the state.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Description { get; init; }

    /// <summary>How many items.</summary>
    [Range(1, 10_000)]
    public required int Quantity { get; init; }

    public required Lease Lease { get; init; }
}

/// <summary>Who keeps the equipment in order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Lease>))]
public enum Lease
{
    /// <summary>The contributor maintains it.</summary>
    [JsonStringEnumMemberName("wet")]
    Wet,

    /// <summary>Somebody else maintains it.</summary>
    [JsonStringEnumMemberName("dry")]
    Dry,

    /// <summary>Aircraft and ships, under a letter of assist.</summary>
    [JsonStringEnumMemberName("loa")]
    LetterOfAssist,
}

/// <summary>A course in which people of the unit are certified.</summary>
public sealed record TrainingLine
{
    /// <summary>A code of /v1/courses.</summary>
    [RegularExpression(Patterns.Category)]
    public required string Course { get; init; }

    /// <summary>How many of them; null if not said.</summary>
    [Range(1, 20_000)]
    public int? Persons { get; init; }

    /// <summary>The day of the certificates; not in the future.</summary>
    public required DateOnly CertifiedOn { get; init; }

    /// <summary>The last day, not before that of the certificates; null if they do not expire.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>
    /// Where they were trained, a code of /v1/training-centres: the line then counts on a day only while that centre's recognition of the course is in
    /// force (GET /v1/recognitions); for a need to come, from the day on which it is asked without a day between until the need ends. Null if not said: the
    /// line counts by its own days.
    /// </summary>
    [RegularExpression(Patterns.TrainingCentre)]
    public string? Centre { get; init; }
}

/// <summary>A limit that the state puts on the use of the unit.</summary>
public sealed record Caveat
{
    private readonly CaveatKind? _kind;

    /// <summary>What it limits; left out, <c>mission</c> where missions are excluded and <c>other</c> where none are.</summary>
    public CaveatKind Kind
    {
        get => _kind ?? (ExcludedMissions.Count > 0 ? CaveatKind.Mission : CaveatKind.Other);
        init => _kind = value;
    }

    /// <summary>The limit in words.</summary>
    [StringLength(500, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Text { get; init; }

    /// <summary>The missions in which the unit may not serve because of it; codes of /v1/missions.</summary>
    [MaxLength(30)]
    public IReadOnlyList<string> ExcludedMissions { get; init; } = [];

    /// <summary>The first day on which it holds; null if it always did. Missions are excluded for needs with a day from then on.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day on which it holds, not before the first; null if it has no end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Who agreed to it; null if nobody has.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? AgreedBy { get; init; }
}

/// <summary>What a caveat limits. Only excluded missions are judged by the matcher; the others are for people to read.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaveatKind>))]
public enum CaveatKind
{
    /// <summary>The missions in which the unit serves.</summary>
    [JsonStringEnumMemberName("mission")]
    Mission,

    /// <summary>Where in a mission it serves.</summary>
    [JsonStringEnumMemberName("region")]
    Region,

    /// <summary>What it is used for.</summary>
    [JsonStringEnumMemberName("task")]
    Task,

    [JsonStringEnumMemberName("night-operations")]
    NightOperations,

    [JsonStringEnumMemberName("riot-control")]
    RiotControl,

    [JsonStringEnumMemberName("other")]
    Other,
}
