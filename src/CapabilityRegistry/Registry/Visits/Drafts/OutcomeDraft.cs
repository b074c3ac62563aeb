using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Visits.Findings;

namespace CapabilityRegistry.Registry.Visits.Drafts;

/// <summary>What is noted so far of how a visit ended for one unit: a working paper, of which no event tells. It goes when the outcome is recorded.</summary>
public sealed partial record OutcomeDraft : OutcomeNotes, IVersioned, IDisclosesObjects
{
    /// <summary>The keys of the visit and of the pledge: AAV-00031-KAZ-00042.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one each time it is saved, and further after it was thrown away and begun again; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The key of the visit.</summary>
    [RegularExpression(Patterns.Visit)]
    public required string Visit { get; init; }

    /// <summary>The key of the pledge.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>The state whose unit it is, ISO 3166-1 alpha-3.</summary>
    [RegularExpression(Patterns.Contributor)]
    public required string Contributor { get; init; }

    /// <summary>When it was saved for the first time.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When it was saved last.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>Who saved it last, by the name of the token.</summary>
    public required string SavedBy { get; init; }

    /// <summary>The person who saved it last.</summary>
    public required string SavedByPerson { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("visit", Visit, Contributor), DisclosedObject.Pledge(Pledge)];

    /// <summary>The keys of which a key of a draft is made; null if it is none.</summary>
    public static (string Visit, string Pledge)? KeysIn(string id) =>
        Key().Match(id) is { Success: true } key ? (key.Groups["visit"].Value, key.Groups["pledge"].Value) : null;

    /// <param name="version">Higher than any that was thrown away, so that no ETag is ever of two contents.</param>
    public static OutcomeDraft Begun(string id, int version, Visit visit, string pledge, OutcomeNotes notes, Caller by, DateTimeOffset now) =>
        ContentCopy.New<OutcomeDraft, OutcomeNotes>(notes) with
        {
            Id = id,
            Version = version,
            Visit = visit.Id,
            Pledge = pledge,
            Contributor = visit.Contributor,
            BegunAt = now,
            SavedAt = now,
            SavedBy = by.Name,
            SavedByPerson = by.Person,
        };

    /// <summary>The next version. Whoever saves what is there already has saved nothing, and so is not named.</summary>
    public OutcomeDraft Saved(OutcomeNotes notes, Caller by, DateTimeOffset now) => Written(notes) == Written(ContentCopy.New<OutcomeNotes, OutcomeNotes>(this))
        ? this with { Version = Version + 1 }
        : ContentCopy.Onto<OutcomeDraft, OutcomeNotes>(this, notes) with
        {
            Version = Version + 1,
            SavedAt = now,
            SavedBy = by.Name,
            SavedByPerson = by.Person,
        };

    private static string Written(OutcomeNotes notes) => JsonSerializer.Serialize(notes, Json.Options);

    [GeneratedRegex("^(?<visit>(AAV|VV|PDV)-[0-9]{5,9})-(?<pledge>[A-Z]{3}-[0-9]{5,9})$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}

/// <summary>As much of an outcome as is known: all that the outcome takes, within the same limits, and nothing of it is required.</summary>
public record OutcomeNotes
{
    /// <summary>How the visit ended for the unit; null while that is open.</summary>
    public VisitResult? Result { get; init; }

    /// <summary>The day on which the unit was seen.</summary>
    public DateOnly? VisitedOn { get; init; }

    /// <summary>The reference of the visit's report.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public string? Report { get; init; }

    /// <summary>The checklists that were gone through, by their codes in <c>/v1/checklists</c>.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> Checklists { get; init; } = [];

    /// <summary>What was found in order; the outcome names it by its checklists alone.</summary>
    [MaxLength(500)]
    public IReadOnlyList<ChecklistPoint> InOrder { get; init; } = [];

    /// <summary>What was found wanting.</summary>
    [MaxLength(100)]
    public IReadOnlyList<FindingNotes> Findings { get; init; } = [];

    /// <summary>What led to the result, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }
}

/// <summary>One point that a visit goes through.</summary>
public sealed record ChecklistPoint
{
    /// <summary>The checklist, by its code in <c>/v1/checklists</c>.</summary>
    [RegularExpression(Patterns.Category)]
    public required string Checklist { get; init; }

    // An attribute, because the generator takes a member of this name for an indexer and passes over its comment.
    [Description("The item of the checklist; null for what belongs to the list and to none of its items.")]
    [RegularExpression(Patterns.Category)]
    public string? Item { get; init; }
}

/// <summary>As much as is known of what a visit found wanting.</summary>
public sealed record FindingNotes
{
    /// <summary>The checklist that it is about, by its code in <c>/v1/checklists</c>.</summary>
    [RegularExpression(Patterns.Category)]
    public string? Checklist { get; init; }

    [Description("The item of the checklist; null if it is about none of them.")]
    [RegularExpression(Patterns.Category)]
    public string? Item { get; init; }

    /// <summary>How grave it is; null while that is open.</summary>
    public FindingSeverity? Severity { get; init; }

    /// <summary>What was found, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Text { get; init; }

    /// <summary>What the team recommends, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Recommendation { get; init; }

    /// <summary>The last day for an answer.</summary>
    public DateOnly? Due { get; init; }
}
