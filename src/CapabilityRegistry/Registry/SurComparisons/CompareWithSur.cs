using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Recognitions;
using CapabilityRegistry.Registry.Surs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.SurComparisons;

/// <summary>Which unit is compared with which edition.</summary>
public sealed record CompareWithSurRequest
{
    /// <summary>The key of a registered pledge.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>The key of a published statement for the unit type, generic or of a mission, that is in effect today.</summary>
    [RegularExpression(Patterns.Sur)]
    public required string Sur { get; init; }

    /// <summary>The shortfalls that were agreed to be acceptable for this unit, each line once.</summary>
    [MaxLength(200)]
    public IReadOnlyList<AgreedShortfall> Agreed { get; init; } = [];

    /// <summary>What is to be on record with it, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }
}

public static class CompareWithSur
{
    /// <summary>Compares a unit with a Statement of Unit Requirements, line by line</summary>
    /// <remarks>
    /// Evidence for Level 3: of a registered pledge, with a published edition that is in effect today. Persons by rank group, capacity and every mandatory
    /// line are compared; lines by the rules of the matcher, so that a unit without shortfall fails no line of a requirement that refers to the edition.
    /// Training that names a centre counts only while its course is recognised there. A shortfall closes the gate of Level 3 unless it was agreed to be
    /// acceptable. The result is stored as of today and never changes: after the unit or the statement has, compare again; the last comparison counts. After
    /// a fall below Level 3 a comparison counts from the day after. The event is <c>compared</c>; the pledge itself does not change.
    /// </remarks>
    public static async Task<Results<Added<SurComparison>, Refused>> Handle(
        CompareWithSurRequest request, SurStore surs, SurComparisonStore comparisons, RecognitionStore recognitions,
        PledgeLapses lapses, EventLog log, Caller caller)
    {
        var (pledge, sur) = (await lapses.Settled(request.Pledge, caller), await surs.Find(request.Sur, caller));
        if (ComparisonChecks.Faults(request, pledge, sur, log.Today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        var recognised = await recognitions.Courses();
        if (ComparisonChecks.Refusal(request, pledge!, sur!, recognised, log.Today) is { } refusal)
        {
            return Refused.Because(refusal).Showing(pledge!.DisclosedObjects());
        }

        var compared = await comparisons.Add(pledge!, sur!, request.Agreed, recognised, new Change("compared", caller, request.Reason));
        return new Added<SurComparison>(compared, compared.Version, $"/v1/sur-comparisons/{compared.Id}");
    }
}
