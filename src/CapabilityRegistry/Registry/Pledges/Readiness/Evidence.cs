namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>Who has assessed a unit, as far as four eyes depend on it.</summary>
/// <param name="LatestVisit">The latest assessment visit of this pledge that has an outcome.</param>
public sealed record Evidence(AssessedVisit? LatestVisit)
{
    public static readonly Evidence None = new((AssessedVisit?)null);
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
