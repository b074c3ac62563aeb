using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>What the state tells that its unit lacks.</summary>
public sealed record ReportDeficiencyRequest : ReportedDeficiency;

public static class ReportDeficiency
{
    /// <summary>Tells what a unit of the own state lacks</summary>
    /// <remarks>
    /// Of a pledge that is handed in, and neither withdrawn nor lapsed. The source is <c>self</c>: the focal point of the state closes it with evidence when
    /// it is mended. Each line of a pledge stands open once. Nothing else changes; what the lists lack beside the statement in force is recorded without
    /// being told. The event is <c>reported</c>. The answer is the deficiency with its new key.
    /// </remarks>
    public static async Task<Results<Added<Deficiency>, Refused>> Handle(
        ReportDeficiencyRequest request, PledgeStore pledges, PledgeLapses lapses, DeficiencyStore deficiencies, CatalogueStore catalogue, EventLog log,
        Caller caller) =>
        await Told(
            request, await pledges.Find(request.Pledge, caller), DeficiencySource.Self, new Change("reported", caller), pledges, lapses, deficiencies,
            catalogue, log);

    /// <summary>Records what was told, whoever tells it.</summary>
    /// <param name="pledge">The pledge that it names; null if there is none.</param>
    internal static async Task<Results<Added<Deficiency>, Refused>> Told(
        ReportedDeficiency reported, Pledge? pledge, DeficiencySource source, Change change,
        PledgeStore pledges, PledgeLapses lapses, DeficiencyStore deficiencies, CatalogueStore catalogue, EventLog log)
    {
        var codes = await catalogue.Codes();
        if (DeficiencyChecks.Faults(reported, pledge, codes, log.Today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        // Two who tell the same at once come one after the other, and what is read now is not withdrawn meanwhile.
        await pledges.Lock(reported.Pledge, change.By);
        if (await lapses.Settled(reported.Pledge, change.By) is not { } locked)
        {
            return Refused.Invalid(DeficiencyChecks.Faults(reported, null, codes, log.Today));
        }

        if (DeficiencyChecks.Refusal(reported, locked, await deficiencies.Standing(reported, source, change.By)) is { } refusal)
        {
            return Refused.Because(refusal).Showing(locked.DisclosedObjects());
        }

        var deficiency = await deficiencies.Report(reported, source, locked, change);
        return new Added<Deficiency>(deficiency, deficiency.Version, $"/v1/deficiencies/{deficiency.Id}");
    }
}
