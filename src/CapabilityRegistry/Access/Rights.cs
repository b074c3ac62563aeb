using static CapabilityRegistry.Access.Right;

namespace CapabilityRegistry.Access;

/// <summary>
/// Who may do what: the whole of it. A focal point, and an integrator bound to a state, see only that state's
/// rows on top of this; the stores see to that in SQL (<see cref="Caller.Scope"/>).
/// </summary>
public static class Rights
{
    private static readonly Dictionary<Role, Right[]> Table = new()
    {
        [Role.FocalPoint] = [ReadCatalogue, ReadPledges, OfferPledges, ReadVisits, ReadMatchRuns, ReadChanges],
        [Role.Planner] = [ReadCatalogue, ReadPledges, DecidePledges, ReadVisits, ScheduleVisits, ReadRequirements, StateRequirements, ReadCandidates, ReadGaps, RunMatching, ReadMatchRuns, ReadChanges],
        [Role.Assessor] = [ReadCatalogue, ReadPledges, ReadVisits, RecordVisits],
        [Role.Auditor] = [ReadCatalogue, ReadPledges, ReadVisits, ReadRequirements, ReadCandidates, ReadGaps, ReadMatchRuns, ReadChanges, ReadAudit, ReadTokens],
        [Role.Administrator] = [ReadCatalogue, ReadTokens, GiveTokens],
        [Role.Integrator] = [ReadCatalogue, ReadPledges, ReadVisits, ReadChanges],
    };

    public static bool Allows(Role role, Right right) => Table[role].Contains(right);
}
