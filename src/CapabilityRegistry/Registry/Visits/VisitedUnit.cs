using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>One unit of a visit, and how the visit ended for it.</summary>
public sealed record VisitedUnit
{
    /// <summary>The key of the pledge.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>Null until the outcome is recorded, and for good if the visit was cancelled before.</summary>
    public VisitResult? Result { get; init; }

    /// <summary>The day on which the unit was seen; null until the outcome is recorded.</summary>
    public DateOnly? VisitedOn { get; init; }

    /// <summary>The reference of the report; null until the outcome is recorded.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public string? Report { get; init; }

    /// <summary>The checklists that were gone through, by their codes.</summary>
    public IReadOnlyList<string> Checklists { get; init; } = [];

    /// <summary>Who recorded the outcome, by the name of the token; null until then, and for what was taken over.</summary>
    public string? Assessor { get; init; }

    /// <summary>The person who recorded the outcome; null until then, and if it is not known.</summary>
    public string? AssessorPerson { get; init; }

    public static VisitedUnit Of(string pledge) => new() { Pledge = pledge };
}

/// <summary>Somebody of the team that makes a visit.</summary>
public sealed record TeamMember
{
    /// <summary>Who it is.</summary>
    [StringLength(100, MinimumLength = 1)]
    [TextForm(TextForm.PersonName)]
    public required string Name { get; init; }

    /// <summary>The state that sends the person, ISO 3166-1 alpha-3; null for the staff of the Secretariat.</summary>
    [RegularExpression(Patterns.Contributor)]
    public string? Contributor { get; init; }
}
