using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Capabilities;

public static class GetOrganisationCapabilities
{
    /// <summary>What the members of an organisation offer on a day, by unit type</summary>
    /// <remarks>
    /// The pledged units that are registered now and available on the day, of states that are members of the organisation on that day, and those among them
    /// that are offered through it (<c>offeredThrough</c> of the pledge). Each figure has the address of its list. Whether an organisation is asked for or
    /// excluded by a requirement is judged by the memberships of the day, too. Who speaks for one state gets figures of its own units.
    /// </remarks>
    /// <param name="id">Code of the organisation, such as CSTO.</param>
    public static async Task<Results<Ok<OrganisationCapabilities>, NotFoundAnswer>> Handle(
        string id, [FromQuery(Name = "on"), Description("The day; today if left out.")] DateOnly? on, PledgeStore pledges, CatalogueStore catalogue,
        EventLog log, Caller caller)
    {
        if (!(await catalogue.Codes()).Organisations.Contains(id))
        {
            return new NotFoundAnswer("organisation", id);
        }

        var day = on ?? log.Today;
        return TypedResults.Ok(OrganisationCapabilities.Of(id, day, await pledges.SumsOf(id, day, caller)));
    }
}
