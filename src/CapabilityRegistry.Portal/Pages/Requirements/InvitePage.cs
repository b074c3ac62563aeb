using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Requirements;

/// <summary>A state is asked for one unit, outside of every plan.</summary>
public static class InvitePage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapFormPage("/requirements/{id}/invite", "invite-states", page => Show(page, null));
        app.MapForm("/requirements/{id}/invite", Invite);
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var id = page.Route("id");
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/requirements/{id}")));
        var requirement = answer.Read<Requirement>();
        var (pledge, slot) = (page.Form["pledge"] ?? page.Query("pledge"), page.Form["slot"] ?? page.Query("slot"));
        // The slot is judged on its first day.
        var on = requirement.Slots.FirstOrDefault(each => slot == each.Number.ToString(CultureInfo.InvariantCulture))?.From;
        var judged = await page.Send(ApiRequest.Get(Address.Of($"/v1/requirements/{id}/candidates").WithQuery(
            ("explain", pledge), ("on", on?.Plain()), ("limit", "1"))));
        return Page.Show<InviteView, InviteModel>(
            new InviteModel(
                requirement,
                answer.Version!,
                pledge,
                // Of a unit that is not there nothing can be said; the form then says so.
                judged.IsSuccess ? judged.Read<CandidatesView>().Explained : null,
                await page.Get<FulfilmentView>(Address.Of($"/v1/requirements/{id}/fulfilment")),
                await Names.OfUnitTypes(page),
                await Names.OfItems(page),
                problem),
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Invite(Page page)
    {
        var form = page.Form;
        var body = new Dictionary<string, object?>
        {
            ["pledge"] = form["pledge"] ?? "",
            ["slot"] = form.Number("slot") is { } slot ? slot : form["slot"],
            ["amount"] = form.Number("amount") is { } amount ? amount : form["amount"],
            ["expiresOn"] = form["expiresOn"] ?? "",
            ["reason"] = form["reason"] ?? "",
            ["overrideReason"] = form["overrideReason"],
        };
        var done = await page.Submit(ApiRequest.Post(Address.Of($"/v1/requirements/{page.Route("id")}/invitations"), body));
        return done.IsSuccess ? Page.GoTo(Address.Of($"/invitations/{done.Read<Invitation>().Id}")) : await Show(page, done.Problem);
    }
}

/// <param name="Version">The ETag of the requirement as it is shown.</param>
/// <param name="Pledge">Which unit; null if none was chosen yet.</param>
/// <param name="Explained">The unit before every criterion; null if there is none.</param>
public sealed record InviteModel(
    Requirement Requirement, string Version, string? Pledge, ExplainedView? Explained, FulfilmentView Fulfilment, Names Types, Names Items, Problem? Problem)
{
    public Sentences Sentences => new(Types, Items);

    /// <summary>The slots of which something is still needed.</summary>
    public IEnumerable<SlotView> Slots => Requirement.Slots.Where(slot => Fulfilment.Needs(slot.Number));

    /// <summary>Whether all that it asks for is engaged. After a refusal the form stays, with what was typed.</summary>
    public bool IsFilled => Problem is null && Requirement.IsInForceForAMission && Fulfilment.Slots.All(slot => slot.StillNeeded == 0);
}
