using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies.HelpOffers;

public static class GetHelpOffer
{
    /// <summary>One offer of help</summary>
    /// <remarks>
    /// Which state offers what, from when and until when. The <c>ETag</c> is its version, which its withdrawal names in <c>If-Match</c>. Every state reads
    /// every offer.
    /// </remarks>
    /// <param name="id">Key of the offer, such as HELP-00012.</param>
    public static async Task<Results<Versioned<HelpOffer>, NotFoundAnswer>> Handle(string id, HelpOfferStore offers) =>
        await offers.Find(id) is { } offer ? new Versioned<HelpOffer>(offer, offer.Version) : new NotFoundAnswer("offer of help", id);
}
