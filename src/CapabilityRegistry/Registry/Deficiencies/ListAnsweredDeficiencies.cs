using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Deficiencies.HelpOffers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Deficiencies;

public static class ListAnsweredDeficiencies
{
    /// <summary>Which deficiencies an offer of help answers</summary>
    /// <remarks>
    /// Open deficiencies of the same kind and code as an item of the offer, of units of other states than that which offers it; none of an offer that cannot
    /// be had today. What a state lacks is for it and the Secretariat to read: who speaks for one state gets only those of its own units. Follow <c>next</c>
    /// until it is null.
    /// </remarks>
    /// <param name="id">Key of the offer, such as HELP-00012.</param>
    public static async Task<Results<Ok<Page<Deficiency>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] PageQuery page, HelpOfferStore offers, DeficiencyStore deficiencies, EventLog log, Caller caller,
        HttpRequest request)
    {
        if (await offers.Find(id) is not { } offer)
        {
            return new NotFoundAnswer("offer of help", id);
        }

        if (!offer.CanBeHadOn(log.Today))
        {
            return TypedResults.Ok(DeficiencyStore.Orders.PageOf(request, [], page));
        }

        var rows = await deficiencies.AnsweredBy(offer.Id, offer.Contributor, caller, page);
        int? count = page.Count == true ? await deficiencies.CountAnsweredBy(offer.Id, offer.Contributor, caller) : null;
        return TypedResults.Ok(DeficiencyStore.Orders.Page(request, rows, page, count));
    }
}
