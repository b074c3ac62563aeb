using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Visits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>What an inspection has found that a unit lacks.</summary>
public sealed record RecordDeficiencyRequest : ReportedDeficiency
{
    public required InspectionKind Source { get; init; }
}

/// <summary>What has found it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InspectionKind>))]
public enum InspectionKind
{
    /// <summary>An Assessment and Advisory Visit.</summary>
    [JsonStringEnumMemberName("aav")]
    Visit = (int)DeficiencySource.Visit,

    /// <summary>An inspection of contingent-owned equipment.</summary>
    [JsonStringEnumMemberName("coe-inspection")]
    CoeInspection = (int)DeficiencySource.CoeInspection,
}

public static class RecordDeficiency
{
    /// <summary>Records what an inspection has found that a unit lacks</summary>
    /// <remarks>
    /// Of a pledge that is handed in, and neither withdrawn nor lapsed, of another state than the assessor's. The state says what it does about it and until
    /// when; an assessor or a planner closes it with evidence. Each line of a pledge stands open once for each source. The event is <c>recorded</c>. The
    /// answer is the deficiency with its new key.
    /// </remarks>
    public static async Task<Results<Added<Deficiency>, Refused>> Handle(
        RecordDeficiencyRequest request, PledgeStore pledges, PledgeLapses lapses, DeficiencyStore deficiencies, CatalogueStore catalogue, EventLog log,
        Caller caller)
    {
        var pledge = await pledges.Find(request.Pledge, caller);
        return pledge is not null && pledge.Contributor == caller.Contributor
            ? Refused.Because(OwnState.NotJudged(pledge.Contributor, "does not judge units of"))
            : await ReportDeficiency.Told(
                request, pledge, (DeficiencySource)request.Source, new Change("recorded", caller), pledges, lapses, deficiencies,
                catalogue, log);
    }
}
