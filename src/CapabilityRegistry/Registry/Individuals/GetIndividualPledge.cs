using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Individuals;

public static class GetIndividualPledge
{
    /// <summary>One offer of individuals</summary>
    /// <remarks>Whom a state offers, as what, and what was decided. The <c>ETag</c> is its version, which every step names in <c>If-Match</c>.</remarks>
    /// <param name="id">Key of the offer, such as INDIV-00012.</param>
    public static async Task<Results<Versioned<IndividualPledge>, NotFoundAnswer>> Handle(string id, IndividualPledgeStore offers, Caller caller) =>
        await offers.Find(id, caller) is { } offer
            ? new Versioned<IndividualPledge>(offer, offer.Version)
            : new NotFoundAnswer("offer of individuals", id);
}
