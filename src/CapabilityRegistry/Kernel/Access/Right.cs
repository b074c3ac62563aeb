using System.Text.Json.Serialization;

namespace CapabilityRegistry.Kernel.Access;

/// <summary>What can be allowed. Every endpoint names one of these, or says that it is public.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Right>))]
public enum Right
{
    [JsonStringEnumMemberName("read-catalogue")]
    ReadCatalogue,

    [JsonStringEnumMemberName("read-pledges")]
    ReadPledges,

    [JsonStringEnumMemberName("offer-pledges")]
    OfferPledges,

    [JsonStringEnumMemberName("read-help-offers")]
    ReadHelpOffers,

    [JsonStringEnumMemberName("offer-help")]
    OfferHelp,

    [JsonStringEnumMemberName("recognise-training")]
    RecogniseTraining,

    [JsonStringEnumMemberName("decide-pledges")]
    DecidePledges,

    [JsonStringEnumMemberName("suspend-pledges")]
    SuspendPledges,

    [JsonStringEnumMemberName("override-four-eyes")]
    OverrideFourEyes,

    [JsonStringEnumMemberName("foresee-policies")]
    ForeseePolicies,

    [JsonStringEnumMemberName("set-policies")]
    SetPolicies,

    [JsonStringEnumMemberName("read-conduct")]
    ReadConduct,

    [JsonStringEnumMemberName("vet-units")]
    VetUnits,

    [JsonStringEnumMemberName("handle-cases")]
    HandleCases,

    [JsonStringEnumMemberName("read-evaluations")]
    ReadEvaluations,

    [JsonStringEnumMemberName("evaluate-units")]
    EvaluateUnits,

    [JsonStringEnumMemberName("read-visits")]
    ReadVisits,

    [JsonStringEnumMemberName("read-outcome-drafts")]
    ReadOutcomeDrafts,

    [JsonStringEnumMemberName("schedule-visits")]
    ScheduleVisits,

    [JsonStringEnumMemberName("record-visits")]
    RecordVisits,

    [JsonStringEnumMemberName("answer-findings")]
    AnswerFindings,

    [JsonStringEnumMemberName("judge-answers")]
    JudgeAnswers,

    [JsonStringEnumMemberName("read-requirements")]
    ReadRequirements,

    [JsonStringEnumMemberName("state-requirements")]
    StateRequirements,

    [JsonStringEnumMemberName("read-imports")]
    ReadImports,

    [JsonStringEnumMemberName("import-lists")]
    ImportLists,

    [JsonStringEnumMemberName("read-gaps")]
    ReadGaps,

    [JsonStringEnumMemberName("read-candidates")]
    ReadCandidates,

    [JsonStringEnumMemberName("run-matching")]
    RunMatching,

    [JsonStringEnumMemberName("read-match-runs")]
    ReadMatchRuns,

    [JsonStringEnumMemberName("invite-states")]
    InviteStates,

    [JsonStringEnumMemberName("read-invitations")]
    ReadInvitations,

    [JsonStringEnumMemberName("answer-invitations")]
    AnswerInvitations,

    [JsonStringEnumMemberName("read-deployments")]
    ReadDeployments,

    [JsonStringEnumMemberName("run-deployments")]
    RunDeployments,

    [JsonStringEnumMemberName("read-fulfilment")]
    ReadFulfilment,

    [JsonStringEnumMemberName("read-indicators")]
    ReadIndicators,

    [JsonStringEnumMemberName("read-outcomes")]
    ReadOutcomes,

    [JsonStringEnumMemberName("read-dossiers")]
    ReadDossiers,

    [JsonStringEnumMemberName("read-changes")]
    ReadChanges,

    [JsonStringEnumMemberName("read-audit")]
    ReadAudit,

    [JsonStringEnumMemberName("read-tokens")]
    ReadTokens,

    [JsonStringEnumMemberName("give-tokens")]
    GiveTokens,

    [JsonStringEnumMemberName("read-digests")]
    ReadDigests,

    [JsonStringEnumMemberName("subscribe-digest")]
    SubscribeDigest,

    [JsonStringEnumMemberName("end-digest")]
    EndDigest,
}
