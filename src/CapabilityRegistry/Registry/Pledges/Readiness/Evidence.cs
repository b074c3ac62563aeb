namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>Evidence for the gates of a level that others than the pledging state have recorded.</summary>
/// <param name="PassedVisit">The latest assessment visit of this pledge that was passed.</param>
public sealed record Evidence(PassedVisit? PassedVisit)
{
    public static readonly Evidence None = new((PassedVisit?)null);
}

/// <summary>An Assessment and Advisory Visit with a passing outcome.</summary>
public sealed record PassedVisit
{
    public string Id { get; init; } = "";

    public DateOnly VisitedOn { get; init; }

    /// <summary>Who recorded its outcome; null for a visit that was taken over.</summary>
    public string? Assessor { get; init; }

    /// <summary>The person who recorded it; null if that is not known.</summary>
    public string? AssessorPerson { get; init; }
}
