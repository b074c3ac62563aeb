using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Individuals;

public static class EditIndividualPledge
{
    /// <summary>Replaces what the own state says of individuals whom it offers</summary>
    /// <remarks>
    /// While it is <c>offered</c>: what the Secretariat has decided on stays as it was. The event is <c>edited</c>. The answer is the offer in its new
    /// version. To change a few members only, use PATCH.
    /// </remarks>
    /// <param name="id">Key of the offer, such as INDIV-00012.</param>
    public static async Task<Results<Versioned<IndividualPledge>, Refused>> Handle(
        string id, IndividualPledgeContent content, ReadOnlyMembers readOnly, [FromHeader(Name = "If-Match")] string? ifMatch,
        IndividualPledgeStore offers, CatalogueStore catalogue, EventLog log, Caller caller) =>
        IndividualPledgeChecks.Faults(content, await catalogue.Codes(), log.Today) is { Count: > 0 } faults
            ? Refused.Invalid(faults)
            : await offers.Update(new Change("edited", caller)).Apply(id, ifMatch, readOnly, before => Task.FromResult(before.Edit(content)));
}
