using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies.HelpOffers;

public static class ListHelpOffers
{
    /// <summary>Offers of help, page by page</summary>
    /// <remarks>
    /// Of all states, for every state to read; withdrawn ones too. Filters are combined: an offer must pass all of them. Follow <c>next</c> until it is
    /// null.
    /// </remarks>
    public static async Task<Ok<Page<HelpOffer>>> Handle(
        [AsParameters] HelpOfferFilter filter, [AsParameters] ChangedSinceQuery since, [AsParameters] PageQuery page, HelpOfferStore offers,
        HttpRequest request)
    {
        var rows = await offers.List(filter, page, since);
        int? count = page.Count == true ? await offers.Count(filter, since) : null;
        return TypedResults.Ok(HelpOfferStore.Orders.Page(request, rows, page, count));
    }
}
