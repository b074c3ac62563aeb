using System.Text.Json.Nodes;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Requirements;

/// <summary>A requirement is drafted, a draft edited, or one in force amended: the same form.</summary>
public static class ChangePage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapFormPage("/requirements/new", "state-requirements", page => ShowNew(page, null));
        app.MapForm("/requirements/new", Draft);
        app.MapFormPage("/requirements/{id}/change", "state-requirements", page => Show(page, null));
        app.MapForm("/requirements/{id}/change", Change);
    }

    private static async Task<IResult> ShowNew(Page page, Problem? problem) => Page.Show<ChangeView, ChangeModel>(
        new ChangeModel(null, null, await RequirementsPage.Missions(page), await Names.UnitTypes(page), await Statements(page), problem),
        problem?.Status ?? StatusCodes.Status200OK);

    private static async Task<IResult> Draft(Page page)
    {
        var done = await page.Submit(ApiRequest.Post("/v1/requirements", RequirementForm.Draft(page.Form, await Names.UnitTypes(page))));
        return done.IsSuccess ? Page.GoTo(Address.Of($"/requirements/{done.Read<Requirement>().Id}")) : await ShowNew(page, done.Problem);
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Of(page)));
        var requirement = answer.Read<Requirement>();
        IReadOnlyList<Mission> missions = requirement.Mission is null ? [] : [await page.Get<Mission>(Address.Of($"/v1/missions/{requirement.Mission}"))];
        return Page.Show<ChangeView, ChangeModel>(
            new ChangeModel(requirement, answer.Version, missions, await Names.UnitTypes(page), await Statements(page), problem),
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Change(Page page)
    {
        var types = await Names.UnitTypes(page);
        var stored = await page.Get<JsonObject>(Of(page));
        var done = await page.Submit(stored["status"]?.GetValue<string>() == "draft"
            ? ApiRequest.Patch(Of(page), RequirementForm.Fields(page.Form, types))
            : ApiRequest.Post(Of(page) + "/amend", RequirementForm.Amendment(page.Form, types, stored)));
        return done.IsSuccess ? Page.GoTo(Address.Of($"/requirements/{page.Route("id")}")) : await Show(page, done.Problem);
    }

    private static string Of(Page page) => Address.Of($"/v1/requirements/{page.Route("id")}");

    private static async Task<IReadOnlyList<Sur>> Statements(Page page) =>
        (await page.Get<Listed<Sur>>("/v1/surs?status=published&limit=200")).Items;
}

/// <param name="Requirement">Null for a new one.</param>
/// <param name="Version">Its ETag as it is shown.</param>
/// <param name="Missions">For a new one those to choose from, else its own.</param>
public sealed record ChangeModel(
    Requirement? Requirement, string? Version, IReadOnlyList<Mission> Missions, IReadOnlyList<UnitType> Types, IReadOnlyList<Sur> Statements, Problem? Problem);
