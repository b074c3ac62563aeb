using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Pages.Units;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Shares;

/// <summary>Shares of joint units: what one state brings of the unit that another pledges. The partner confirms its share, changes or withdraws it.</summary>
public static class SharesPage
{
    private static readonly string[] Steps = ["confirm", "withdraw", "drop", "settle"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/shares", List);
        app.MapFormPage("/units/{id}/shares/propose", "offer-pledges", AskForProposal);
        app.MapForm("/units/{id}/shares/propose", Propose);
        app.MapPage("/shares/{id}", page => Show(page, null));
        app.MapFormPage("/shares/{id}/edit", "offer-pledges", page => ShowEdit(page, null));
        app.MapForm("/shares/{id}/edit", Edit);
        app.MapForm("/shares/{id}/{step}", TakeStep);
    }

    private static async Task<IResult> List(Page page)
    {
        var shares = await page.Get<Listed<ShareView>>("/v1/shares".WithQuery(
            ("pledge", page.Query("pledge")), ("status", page.Query("status")), ("after", page.Query("after")), ("sort", "-id")));
        return Page.Show<SharesView, SharesModel>(new SharesModel(shares, page.Next(shares.Next)));
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/shares/{page.Route("id")}")));
        return Page.Show<ShareDetailView, ShareModel>(
            new ShareModel(answer.Read<ShareView>(), answer.Version!, await Names.Of(page, "equipment"), problem), problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> TakeStep(Page page)
    {
        var (id, step) = (page.Route("id"), page.Route("step"));
        if (!Steps.Contains(step))
        {
            throw ApiRefusalException.NotFound();
        }

        var answer = await page.Submit(ApiRequest.Post(Address.Of($"/v1/shares/{id}/{step}")));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/shares/{id}")) : await Show(page, answer.Problem);
    }

    private static async Task<IResult> ShowEdit(Page page, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/shares/{page.Route("id")}")));
        var share = answer.Read<ShareView>();
        return Page.Show<ShareFormView, ShareFormModel>(
            new ShareFormModel(share.Pledge, share, answer.Version, await Equipment(page), problem), problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Edit(Page page)
    {
        var id = page.Route("id");
        var answer = await page.Submit(ApiRequest.Patch(Address.Of($"/v1/shares/{id}"), ShareForm.Content(page.Form)));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/shares/{id}")) : await ShowEdit(page, ShareForm.AtFields(page.Form, answer.Problem));
    }

    private static async Task<IResult> AskForProposal(Page page)
    {
        await UnitLife.MustGoOn(page, page.Route("id"));
        return await ShowProposal(page, null);
    }

    private static async Task<IResult> ShowProposal(Page page, Problem? problem) => Page.Show<ShareFormView, ShareFormModel>(
        new ShareFormModel(page.Route("id"), null, null, await Equipment(page), problem), problem?.Status ?? StatusCodes.Status200OK);

    private static async Task<IResult> Propose(Page page)
    {
        var body = ShareForm.Content(page.Form);
        body["pledge"] = page.Route("id");
        body["contributor"] = page.Form["contributor"]?.ToUpperInvariant() ?? "";
        var answer = await page.Submit(ApiRequest.Post("/v1/shares", body));
        return answer.IsSuccess
            ? Page.GoTo(Address.Of($"/shares/{answer.Read<ShareView>().Id}"))
            : await ShowProposal(page, ShareForm.AtFields(page.Form, answer.Problem));
    }

    private static async Task<IReadOnlyList<Category>> Equipment(Page page) => (await page.Get<CategoryList>("/v1/equipment")).Items;
}

/// <param name="Next">The address of the next part; null on the last one.</param>
public sealed record SharesModel(Listed<ShareView> Shares, string? Next);

public sealed record ShareModel(ShareView Share, string Version, Names Names, Problem? Problem);

/// <param name="Share">The share that is changed; null for a new one.</param>
/// <param name="Version">Its ETag.</param>
public sealed record ShareFormModel(string Pledge, ShareView? Share, string? Version, IReadOnlyList<Category> Equipment, Problem? Problem);
