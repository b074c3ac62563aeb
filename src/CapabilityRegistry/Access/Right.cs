namespace CapabilityRegistry.Access;

/// <summary>What can be allowed. Every endpoint names one of these, or says that it is public.</summary>
public enum Right
{
    ReadCatalogue,
    ReadPledges,
    OfferPledges,
    DecidePledges,
    ReadVisits,
    ScheduleVisits,
    RecordVisits,
    ReadRequirements,
    StateRequirements,
    ReadGaps,
    ReadCandidates,
    RunMatching,
    ReadMatchRuns,
    ReadChanges,
    ReadAudit,
    ReadTokens,
    GiveTokens,
}
