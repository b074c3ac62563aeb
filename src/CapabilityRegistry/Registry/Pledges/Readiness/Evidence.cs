using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>Evidence for the gates of a level that others than the pledging state have recorded.</summary>
/// <param name="LatestVisit">The latest assessment visit of this pledge that has an outcome: the latest finding counts, whatever was found before.</param>
public sealed record Evidence(AssessedVisit? LatestVisit)
{
    public static readonly Evidence None = new((AssessedVisit?)null);

    /// <summary>
    /// The visit that opens Level 2: the latest one, if it was passed, not before the pledge was submitted, and after it was last lowered.
    /// </summary>
    public AssessedVisit? OpeningVisit(Pledge pledge) => LatestVisit is { Passed: true } visit && IsAfter(visit, pledge) ? visit : null;

    /// <summary>What was found last, and why it opens nothing; null if nothing was found.</summary>
    public string? ClosingVisit(Pledge pledge) => LatestVisit switch
    {
        null => null,
        { Passed: false } visit => $"{visit.Id}, failed on {visit.VisitedOn:O}",
        var visit when visit.VisitedOn < pledge.Beginning => $"{visit.Id} on {visit.VisitedOn:O}, before the pledge was submitted ({pledge.Beginning:O})",
        var visit => $"{visit.Id} on {visit.VisitedOn:O}, not after the pledge was lowered ({pledge.LoweredOn:O})",
    };

    private static bool IsAfter(AssessedVisit visit, Pledge pledge) =>
        visit.VisitedOn >= pledge.Beginning && (pledge.LoweredOn is null || visit.VisitedOn > pledge.LoweredOn);
}

/// <summary>An Assessment and Advisory Visit with its outcome.</summary>
public sealed record AssessedVisit
{
    public string Id { get; init; } = "";

    public DateOnly VisitedOn { get; init; }

    public bool Passed { get; init; }

    /// <summary>Who recorded its outcome; null for a visit that was taken over.</summary>
    public string? Assessor { get; init; }

    /// <summary>The person who recorded it; null if that is not known.</summary>
    public string? AssessorPerson { get; init; }
}
