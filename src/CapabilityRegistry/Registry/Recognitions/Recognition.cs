using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Recognitions;

/// <summary>
/// That a course of a training centre is recognised by the United Nations for a time. Recognition is per course, not per centre: KAZCENT, January 2019.
/// </summary>
public sealed record Recognition : RecognitionContent, IVersioned
{
    /// <summary>The key, e.g. RECOG-00012.</summary>
    public required string Id { get; init; }

    /// <summary>Goes up by one with each change; the ETag.</summary>
    public required int Version { get; init; }

    /// <summary>The day on which it was recorded; null for what was taken over.</summary>
    public required DateOnly? RecordedOn { get; init; }

    /// <summary>The first day on which it does not hold any more because it was ended early; null while nobody has ended it.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Why it was ended early; null while it was not.</summary>
    public string? EndedFor { get; init; }

    /// <summary>The last day on which it holds, whatever comes first; null for no end. Before the first day for one that never held.</summary>
    [JsonIgnore]
    public DateOnly? LastDay => new[] { ValidUntil, EndedOn?.AddDays(-1) }.Min();

    public static Recognition Of(RecognitionContent content, string id, DateOnly today) =>
        ContentCopy.New<Recognition, RecognitionContent>(content) with { Id = id, Version = 1, RecordedOn = today };

    /// <summary>Whether it holds on some day on which the other would.</summary>
    public bool Overlaps(RecognitionContent other) =>
        !(LastDay < ValidFrom) && !(LastDay < other.ValidFrom) && !(other.ValidUntil < ValidFrom);

    /// <summary>The recognition ends earlier than was said.</summary>
    /// <param name="on">The first day on which it does not.</param>
    /// <param name="why">For everybody to read.</param>
    public Decision<Recognition> End(DateOnly on, string why, DateOnly today) => (on < today, EndedOn is not null || LastDay < on) switch
    {
        (_, true) => new Refusal("recognition-ended", $"The recognition holds until {LastDay:O} and no longer.",
            Fault.At("/on", "recognition-ended", $"a day of a recognition that is not ended, until {LastDay:O}", $"{on:O}")),
        (true, _) => new Refusal("ends-in-the-past", "A recognition ends today or later.",
            Fault.At("/on", "ends-in-the-past", $"{today:O} or later", $"{on:O}")),
        _ => this with { Version = Version + 1, EndedOn = on, EndedFor = why },
    };
}

/// <summary>What is recognised, and for how long.</summary>
public record RecognitionContent
{
    /// <summary>A code of /v1/training-centres.</summary>
    [RegularExpression(Patterns.TrainingCentre)]
    public required string Centre { get; init; }

    /// <summary>A code of /v1/courses.</summary>
    [RegularExpression(Patterns.Category)]
    public required string Course { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day, not before the first; null for no end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>What of the course is recognised, in words, such as for whom and in which languages; null for all of it.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Scope { get; init; }

    /// <summary>Where it is written.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Source { get; init; }
}
