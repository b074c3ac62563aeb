using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>How ready a unit is today, and who has assessed it.</summary>
/// <param name="Visits">The visits that have an outcome, the earliest first.</param>
public sealed record AssessedUnit(UnitReadiness Now, IReadOnlyList<VisitOfUnit> Visits)
{
    private static readonly string[] BelowRdl = ["AAV"];
    private static readonly string[] ForRdl = ["AAV", "VV"];

    /// <summary>
    /// Who assessed it for a level: who recorded the latest Assessment and Advisory Visit and, for the rapid deployment level, the latest verification
    /// visit. The person, or the name of the token where the person is not known.
    /// </summary>
    public IEnumerable<string> AssessorsFor(Catalogue.ReadinessLevel level) =>
        from kind in level == Catalogue.ReadinessLevel.Rdl ? ForRdl : BelowRdl
        let latest = Visits.LastOrDefault(visit => visit.Kind == kind)
        let assessor = latest?.AssessorPerson ?? latest?.Assessor
        where assessor is not null
        select assessor;
}
