using System.Text.Json.Serialization;

namespace CapabilityRegistry.Kernel.Access;

/// <summary>What can be allowed. Every endpoint names one of these, or says that it is public.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Right>))]
public enum Right
{
    ReadCatalogue,
    ReadPledges,
    OfferPledges,
    DecidePledges,
    OverrideFourEyes,
    ReadVisits,
    ScheduleVisits,
    RecordVisits,
    ReadRequirements,
    StateRequirements,
    ReadGaps,
    ReadCandidates,
    RunMatching,
    ReadMatchRuns,
    InviteStates,
    ReadInvitations,
    AnswerInvitations,
    ReadDeployments,
    RunDeployments,
    ReadFulfilment,
    ReadOutcomes,
    ReadDossiers,
    ReadChanges,
    ReadAudit,
    ReadTokens,
    GiveTokens,
}
