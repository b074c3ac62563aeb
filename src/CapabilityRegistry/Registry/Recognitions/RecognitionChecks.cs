using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Recognitions;

/// <summary>Checks of a recognition that is recorded.</summary>
public static class RecognitionChecks
{
    public static IReadOnlyList<Fault> Faults(RecognitionContent recognition, CatalogueCodes codes) =>
    [
        .. CatalogueCodes.Unknown([recognition.Centre], codes.TrainingCentres, _ => "/centre", "/v1/training-centres"),
        .. CatalogueCodes.Unknown([recognition.Course], codes.Courses, _ => "/course", "/v1/courses"),
        .. recognition.ValidUntil < recognition.ValidFrom
            ? [Fault.At("/validUntil", "dates-reversed", $"{recognition.ValidFrom:O} (validFrom) or later", $"{recognition.ValidUntil:O}")]
            : Array.Empty<Fault>(),
    ];

    /// <summary>The refusal if the course of the centre is recognised already on some of the days; null if it is not.</summary>
    /// <param name="others">Those of that course of that centre.</param>
    public static Refusal? Refusal(RecognitionContent recognition, IEnumerable<Recognition> others) =>
        others.FirstOrDefault(other => other.Overlaps(recognition)) is { } other
            ? new Refusal("recognition-overlaps", "The course of the centre is recognised already on some of these days.", Fault.At(
                "/validFrom", "recognition-overlaps", $"days outside of those of {other.Id}",
                $"{Days(recognition.ValidFrom, recognition.ValidUntil)}; {other.Id} holds {Days(other.ValidFrom, other.LastDay)}"))
            : null;

    private static string Days(DateOnly from, DateOnly? last) => last is null ? $"from {from:O} on" : $"from {from:O} to {last:O}";
}
