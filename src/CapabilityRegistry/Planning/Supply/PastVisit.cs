using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Visits;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// What the log of events tells of a visit. Events from before a visit could have several units hold its one unit and the outcome in the visit itself:
/// <c>pledge</c>, <c>visitedOn</c>, and passed or failed as the status.
/// </summary>
internal sealed record PastVisit
{
    public string Id { get; init; } = "";

    public string Contributor { get; init; } = "";

    public VisitKind Kind { get; init; }

    public VisitMode Mode { get; init; }

    public DateOnly PlannedOn { get; init; }

    public string Status { get; init; } = "";

    /// <summary>Null in events from before.</summary>
    public IReadOnlyList<VisitedUnit>? Units { get; init; }

    public string? Pledge { get; init; }

    public DateOnly? VisitedOn { get; init; }

    public Visit ToVisit() => new()
    {
        Id = Id,
        Version = 0,
        Contributor = Contributor,
        Kind = Kind,
        Mode = Mode,
        PlannedOn = PlannedOn,
        Status = Status is "passed" or "failed" ? VisitStatus.Ended : Codes.Parse<VisitStatus>(Status),
        Units = Units ?? [new VisitedUnit { Pledge = Pledge!, Result = VisitedOn is null ? null : Codes.Parse<VisitResult>(Status), VisitedOn = VisitedOn }],
        Source = null,
    };
}
