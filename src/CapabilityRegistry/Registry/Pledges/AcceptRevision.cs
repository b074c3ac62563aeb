using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class AcceptRevision
{
    /// <summary>Accepts what a state proposed for its registered pledge</summary>
    /// <remarks>
    /// The content becomes that of <c>revision</c>. Status and level stay; if what a comparison with a statement looks at changes (persons, capacity,
    /// lists, languages, attributes, training), comparisons count only from the day after, so that the gate of Level 3 is open until the unit is compared
    /// again. Not while the unit is selected or serves. The event is <c>revision-accepted</c>.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, PledgeStore pledges, EventLog log, Caller caller) =>
        step.For(new Change("revision-accepted", caller)).Apply(id, ifMatch, async pledge =>
            pledge.Revision?.Content.ExternalId is { } externalId && await pledges.UsesExternalId(pledge, externalId, caller)
                ? ExternalId.Taken(externalId)
                : pledge.AcceptRevision(log.Today));
}
