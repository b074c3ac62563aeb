using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Plans;

/// <summary>Plans: which units should serve which requirements; the list of them, and how two of them differ.</summary>
public static class PlansPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/plans", Show);
        app.MapPage("/plans/{id}/compare", Compare);
        app.MapPage("/plans/{id}/certificate", page => PassedOn.Get(page, Address.Of($"/v1/match-runs/{page.Route("id")}/certificate"), "application/json"));
    }

    /// <summary>The latest plans that are made, to choose from.</summary>
    public static async Task<IReadOnlyList<MatchRun>> Done(Page page) =>
        [.. (await page.Get<Listed<MatchRun>>("/v1/match-runs?sort=-id&limit=100")).Items.Where(run => run.Status == "done")];

    private static async Task<IResult> Show(Page page) => Page.Show<PlanListView, Listed<MatchRun>>(
        await page.Get<Listed<MatchRun>>("/v1/match-runs".WithQuery(("sort", "-id"), ("after", page.Query("after")), ("count", "true"))));

    private static async Task<IResult> Compare(Page page)
    {
        var id = page.Route("id");
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/match-runs/{id}/compare").WithQuery(("with", page.Query("with")))));
        // The first plan is compared with one that is chosen; and so it is if the other one is not there.
        var problem = answer.IsSuccess || answer.Problem.Code == "nothing-before" ? null : answer.Problem;
        return problem is { Status: not (StatusCodes.Status409Conflict or StatusCodes.Status400BadRequest) }
            ? throw new ApiRefusalException(problem)
            : Page.Show<CompareView, CompareModel>(
                new CompareModel(
                    id, answer.IsSuccess ? answer.Read<ComparisonView>() : null, [.. (await Done(page)).Where(run => run.Id != id)], problem),
                problem?.Status ?? StatusCodes.Status200OK);
    }
}

/// <param name="Comparison">Null if the two cannot be compared, or none was chosen for the first plan.</param>
public sealed record CompareModel(string Id, ComparisonView? Comparison, IReadOnlyList<MatchRun> Others, Problem? Problem);
