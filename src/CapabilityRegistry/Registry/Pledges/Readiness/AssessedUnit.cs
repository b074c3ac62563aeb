using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>How ready a unit is today, and who has assessed it.</summary>
/// <param name="Visits">The visits that have an outcome, the earliest first.</param>
public sealed record AssessedUnit(UnitReadiness Now, IReadOnlyList<VisitOfUnit> Visits)
{
    /// <summary>
    /// Everybody who has assessed it: who recorded the outcome of a visit, whatever it was for and however it ended. The person, or the name of the token
    /// where the person is not known.
    /// </summary>
    public IEnumerable<string> Assessors => Visits.Select(visit => visit.AssessorPerson ?? visit.Assessor).OfType<string>().Distinct();
}
