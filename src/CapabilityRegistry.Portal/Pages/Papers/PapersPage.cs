using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Pages.Units;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Papers;

/// <summary>Papers about the deployment of a unit: those that are there, and how one is handed in.</summary>
public static class PapersPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/units/{id}/papers", page => Show(page, null));
        app.MapForm("/units/{id}/papers", HandIn);
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var id = page.Route("id");
        var unit = await page.Get<Pledge>(Address.Of($"/v1/pledges/{id}"));
        var papers = await page.Get<Listed<Paper>>(Address.Of($"/v1/papers?pledge={id}&sort=-id"));
        var files = papers.Items.Count == 0 ? [] : (await page.Get<Listed<AttachedFile>>("/v1/files?limit=200".WithQuery(
            papers.Items.Select(paper => ("attachedTo", (string?)paper.Id))))).Items;
        return Page.Show<PapersView, PapersModel>(
            new PapersModel(unit, papers, files.ToLookup(file => file.AttachedTo), await UnitLife.IsOver(page, id), problem),
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> HandIn(Page page)
    {
        var id = page.Route("id");
        var body = page.Form.Members("kind", "reference", "port");
        body["pledge"] = id;
        if (page.Form.NumberOrText("days") is { } days)
        {
            body["days"] = days;
        }

        var answer = await page.Submit(ApiRequest.Post("/v1/papers", body));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/papers/{answer.Read<Paper>().Id}/files")) : await Show(page, answer.Problem);
    }
}

/// <param name="Files">The files of each paper.</param>
/// <param name="IsOver">Whether the life of the unit has ended, so that no paper is taken any more.</param>
public sealed record PapersModel(Pledge Unit, Listed<Paper> Papers, ILookup<string, AttachedFile> Files, bool IsOver, Problem? Problem);
