using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.SurComparisons;

/// <summary>
/// A unit beside an edition of a Statement of Unit Requirements, line by line, as both were on a day. It never changes; a later one takes its place.
/// </summary>
public sealed record SurComparison : IVersioned, IDisclosesObjects
{
    /// <summary>The key, e.g. COMP-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Always 1; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The key of the pledge.</summary>
    public required string Pledge { get; init; }

    /// <summary>The state whose unit it is.</summary>
    public required string Contributor { get; init; }

    /// <summary>The key of the edition of the statement.</summary>
    public required string Sur { get; init; }

    public required DateOnly ComparedOn { get; init; }

    /// <summary>Who had them compared, by the name of the token; null for what was taken over.</summary>
    public string? ComparedBy { get; init; }

    /// <summary>What the statement demands, line by line, and what the unit has of it. What it only desires is left out.</summary>
    public required IReadOnlyList<ComparedDemand> Lines { get; init; }

    /// <summary>The shortfalls that were agreed to be acceptable.</summary>
    public required IReadOnlyList<AgreedShortfall> Agreed { get; init; }

    /// <summary>How many lines fall short without an agreement; the gate of Level 3 needs 0.</summary>
    public required int ShortfallsWithoutAgreement { get; init; }

    /// <summary>Where the facts come from; null for what was compared here.</summary>
    public string? Source { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("sur-comparison", Id, Contributor), DisclosedObject.Pledge(Pledge)];

    /// <summary>A unit beside a statement, as both are.</summary>
    /// <param name="agreed">The shortfalls that were agreed to be acceptable.</param>
    /// <param name="recognised">Which courses of which centres are recognised when.</param>
    public static SurComparison Of(
        string id, Pledges.Rules.Pledge pledge, Surs.Sur sur, IReadOnlyList<AgreedShortfall> agreed, Recognitions.RecognisedCourses recognised, DateOnly day)
    {
        var lines = UnitBesideSur.Lines(pledge, sur, agreed, recognised, day);
        return new SurComparison
        {
            Id = id,
            Version = 1,
            Pledge = pledge.Id,
            Contributor = pledge.Contributor,
            Sur = sur.Id,
            ComparedOn = day,
            Lines = lines,
            Agreed = agreed,
            ShortfallsWithoutAgreement = lines.Count(line => line.Shortfall > 0 && !line.Agreed),
        };
    }
}

/// <summary>One thing that a statement demands of a unit.</summary>
public sealed record ComparedDemand
{
    public required ComparedKind Kind { get; init; }

    /// <summary>The rank group, the measure of the capacity, or the code of the line.</summary>
    public required string Code { get; init; }

    /// <summary>How much is demanded: persons, capacity or items; 1 of what is there or not.</summary>
    public required int Required { get; init; }

    /// <summary>How much the unit has of it; 0 or 1 of what is there or not.</summary>
    public required int Held { get; init; }

    /// <summary>What is missing; 0 if nothing is.</summary>
    public required int Shortfall { get; init; }

    /// <summary>Whether the shortfall was agreed to be acceptable.</summary>
    public required bool Agreed { get; init; }
}

/// <summary>A shortfall of one line that was agreed to be operationally acceptable for this unit.</summary>
public sealed record AgreedShortfall
{
    public required ComparedKind Kind { get; init; }

    /// <summary>The code of the line that falls short.</summary>
    [StringLength(40, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public required string Code { get; init; }

    /// <summary>Who agreed.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string AgreedBy { get; init; }

    /// <summary>The day on which it was agreed; not in the future.</summary>
    public required DateOnly AgreedOn { get; init; }

    /// <summary>The document that says so.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reference { get; init; }

    /// <summary>What was agreed, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Scope { get; init; }
}

/// <summary>What is compared.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComparedKind>))]
public enum ComparedKind
{
    /// <summary>Persons of a rank group.</summary>
    [JsonStringEnumMemberName("personnel")]
    Personnel,

    /// <summary>What the unit can do, in the measure of its type.</summary>
    [JsonStringEnumMemberName("capacity")]
    Capacity,

    /// <summary>Items of a category of /v1/equipment.</summary>
    [JsonStringEnumMemberName("majorEquipment")]
    MajorEquipment,

    /// <summary>A category of /v1/self-sustainment.</summary>
    [JsonStringEnumMemberName("selfSustainment")]
    SelfSustainment,

    /// <summary>A course of /v1/courses, certified on the day and, where the pledge names a training centre, recognised there on it.</summary>
    [JsonStringEnumMemberName("training")]
    Training,

    /// <summary>A language, ISO 639-1.</summary>
    [JsonStringEnumMemberName("language")]
    Language,

    /// <summary>An attribute of /v1/attributes.</summary>
    [JsonStringEnumMemberName("attribute")]
    Attribute,
}
