using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Surs;

/// <summary>What a Statement of Unit Requirements says of one unit.</summary>
public record SurContent
{
    /// <summary>What it is called.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Title { get; init; }

    /// <summary>The document; null if there is none to name.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reference { get; init; }

    /// <summary>What the one unit brings that the statement describes, in the measure of its unit type: 1 company, 3 airframes, 20 beds.</summary>
    public required Quantity Capacity { get; init; }

    /// <summary>Persons of that unit by rank group; empty if it leaves them open.</summary>
    [MaxLength(5)]
    public IReadOnlyList<PersonnelDemand> Personnel { get; init; } = [];

    /// <summary>What that unit must bring or should bring, each kind and code once.</summary>
    [MaxLength(200)]
    public IReadOnlyList<SurLine> Lines { get; init; } = [];

    /// <summary>The first day on which it counts. A fiscal year starts on 1 July.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The first day on which it no longer counts; null: until the next edition does.</summary>
    public DateOnly? EffectiveUntil { get; init; }
}

/// <summary>One rank group.</summary>
public sealed record PersonnelDemand
{
    public required RankGroup RankGroup { get; init; }

    /// <summary>How many persons of the rank group.</summary>
    [Range(1, 20_000)]
    public required int Persons { get; init; }
}

/// <summary>One line: what, how much, and whether it must be.</summary>
public sealed record SurLine
{
    public required LineKind Kind { get; init; }

    /// <summary>The code in the list of its kind.</summary>
    [RegularExpression(Patterns.Category)]
    public required string Code { get; init; }

    /// <summary>Items; of major equipment, and of nothing else.</summary>
    [Range(1, 10_000)]
    public int? Quantity { get; init; }

    public required Obligation Demand { get; init; }

    /// <summary>The standard that it has to meet, in words.</summary>
    [StringLength(500, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Standard { get; init; }
}

/// <summary>How strongly a line is asked for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Obligation>))]
public enum Obligation
{
    /// <summary>A unit without it is not eligible.</summary>
    [JsonStringEnumMemberName("mandatory")]
    Mandatory,

    /// <summary>It ranks units and rules none out.</summary>
    [JsonStringEnumMemberName("desired")]
    Desired,
}
