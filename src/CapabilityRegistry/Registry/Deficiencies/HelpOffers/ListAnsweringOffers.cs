using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies.HelpOffers;

public static class ListAnsweringOffers
{
    /// <summary>Which offers of help answer a deficiency</summary>
    /// <remarks>
    /// Open offers of other states that can be had today and are about the same kind and code, whatever the quantity. Follow <c>next</c> until it is null.
    /// </remarks>
    /// <param name="id">Key of the deficiency, such as DFCY-00012.</param>
    public static async Task<Results<Ok<Page<HelpOffer>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] PageQuery page, DeficiencyStore deficiencies, HelpOfferStore offers, Caller caller, HttpRequest request)
    {
        if (await deficiencies.Find(id, caller) is not { } deficiency)
        {
            return new NotFoundAnswer("deficiency", id);
        }

        var rows = await offers.Answering(deficiency, page);
        int? count = page.Count == true ? await offers.CountAnswering(deficiency) : null;
        return TypedResults.Ok(HelpOfferStore.Orders.Page(request, rows, page, count));
    }
}
