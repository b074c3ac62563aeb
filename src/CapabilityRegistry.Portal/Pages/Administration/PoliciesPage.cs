using System.Net;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Administration;

/// <summary>What the levels demand, and from when: before a policy holds, everybody sees what it would change.</summary>
public static class PoliciesPage
{
    private const string Most = "200";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/policies", page => List(page, null));
        app.MapPage("/policies/{id}", page => Show(page, null));
        app.MapForm("/policies/{id}/enact", Enact);
        app.MapForm("/policies/terms/{id}/revoke", Revoke);
        app.MapPage("/weights", ShowWeights);
    }

    private static async Task<IResult> List(Page page, Problem? problem)
    {
        var terms = (await page.Get<Listed<PolicyTerm>>("/v1/policy-terms".WithQuery(("limit", Most)))).Items;
        return Page.Show<PoliciesView, PoliciesModel>(
            new PoliciesModel
            {
                Policies = (await page.Get<Listed<LevelPolicy>>("/v1/readiness-policies".WithQuery(("limit", Most)))).Items,
                Terms = terms,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var id = page.Route("id");
        var from = page.Form["holdsFrom"] ?? page.Query("holdsFrom") ?? Days.Today(page).AddDays(1).Plain();
        var answer = await page.Send(ApiRequest.Get(
            Address.Of($"/v1/readiness-policies/{id}/effects").WithQuery(("holdsFrom", from), ("after", page.Query("after")), ("count", "true"))));
        var effects = answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden ? null : answer.Read<Listed<PolicyEffect>>();
        problem ??= answer.Status == HttpStatusCode.BadRequest ? answer.Problem : null;
        return Page.Show<PolicyView, PolicyModel>(
            new PolicyModel
            {
                Policy = await page.Get<LevelPolicy>(Address.Of($"/v1/readiness-policies/{id}")),
                From = from,
                Effects = effects,
                Next = page.Next(effects?.Next),
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Enact(Page page)
    {
        var body = page.Form.Members("holdsFrom", "reason");
        body["policy"] = page.Route("id");
        var answer = await page.Submit(ApiRequest.Post("/v1/policy-terms", body));
        return answer.IsSuccess ? Page.GoTo("/policies") : await Show(page, answer.Problem);
    }

    private static async Task<IResult> Revoke(Page page)
    {
        var id = page.Route("id");
        // The list shows each term as it is now; its version goes with the form.
        var answer = await page.Submit(ApiRequest.Post(Address.Of($"/v1/policy-terms/{id}/revoke"), page.Form.Members("reason")));
        return answer.IsSuccess ? Page.GoTo("/policies") : await List(page, answer.Problem);
    }

    private static async Task<IResult> ShowWeights(Page page)
    {
        var weights = await page.Get<Listed<MatchWeights>>("/v1/match-weights".WithQuery(("after", page.Query("after"))));
        return Page.Show<WeightsView, WeightsModel>(new WeightsModel(weights, page.Next(weights.Next)));
    }
}

public sealed record PoliciesModel
{
    public required IReadOnlyList<LevelPolicy> Policies { get; init; }

    public required IReadOnlyList<PolicyTerm> Terms { get; init; }

    public required Problem? Problem { get; init; }
}

public sealed record PolicyModel
{
    public required LevelPolicy Policy { get; init; }

    /// <summary>The first day on which it would hold.</summary>
    public required string From { get; init; }

    /// <summary>What would change then; null if this person may not see it, or if the day is none.</summary>
    public required Listed<PolicyEffect>? Effects { get; init; }

    /// <summary>The address of the next part; null on the last one.</summary>
    public required string? Next { get; init; }

    public required Problem? Problem { get; init; }
}

/// <param name="Next">The address of the next part; null on the last one.</param>
public sealed record WeightsModel(Listed<MatchWeights> Weights, string? Next);
