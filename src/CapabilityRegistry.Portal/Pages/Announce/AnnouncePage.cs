using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Pages.Offer;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Announce;

/// <summary>A unit that was promised, at a conference for example, and whose papers come later.</summary>
public static class AnnouncePage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapFormPage("/announce", "offer-pledges", page => Show(page, null));
        app.MapForm("/announce", Announce);
    }

    private static async Task<IResult> Show(Page page, Problem? problem) => Page.Show<AnnounceView, OfferModel>(
        new OfferModel { Step = 1, Unit = null, Version = null, Types = await Names.UnitTypes(page), Problem = problem },
        problem?.Status ?? StatusCodes.Status200OK);

    private static async Task<IResult> Announce(Page page)
    {
        var body = OfferForm.Unit(page.Form, await Names.UnitTypes(page));
        body["occasion"] = page.Form["occasion"] ?? "";
        body["announcedOn"] = page.Form["announcedOn"] ?? "";
        var answer = await page.Submit(ApiRequest.Post("/v1/pledges/announce", body));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/units/{answer.Read<Pledge>().Id}")) : await Show(page, answer.Problem);
    }
}
