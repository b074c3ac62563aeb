using System.Globalization;
using System.Text.Json.Nodes;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Offer;

/// <summary>A unit is offered in five steps, each of which is kept as a draft: whoever is interrupted goes on where they were.</summary>
public static class OfferPage
{
    /// <summary>The steps, by the names of their texts.</summary>
    public static readonly IReadOnlyList<string> Steps = ["unit", "people", "equipment", "abilities", "review"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapFormPage("/offer", "offer-pledges", page => ShowFirst(page, null));
        app.MapForm("/offer", Begin);
        app.MapFormPage("/offer/{id}/{step:int:range(1,5)}", "offer-pledges", page => Show(page, StepOf(page), null));
        app.MapForm("/offer/{id}/{step:int:range(1,4)}", Keep);
        app.MapForm("/offer/{id}/5", HandIn);
    }

    private static async Task<IResult> ShowFirst(Page page, Problem? problem) => Page.Show<OfferView, OfferModel>(
        new OfferModel { Step = 1, Unit = null, Version = null, Types = await Names.UnitTypes(page), Problem = problem },
        problem?.Status ?? StatusCodes.Status200OK);

    private static async Task<IResult> Begin(Page page)
    {
        var answer = await page.Submit(ApiRequest.Post("/v1/pledges", OfferForm.Unit(page.Form, await Names.UnitTypes(page))));
        return answer.IsSuccess
            ? Page.GoTo(Address.Of($"/offer/{answer.Read<Pledge>().Id}/2"))
            : await ShowFirst(page, answer.Problem);
    }

    private static int StepOf(Page page) => int.Parse(page.Route("step"), CultureInfo.InvariantCulture);

    private static async Task<IResult> Show(Page page, int step, Problem? problem)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/pledges/{page.Route("id")}")));
        var unit = answer.Read<Pledge>();
        return Page.Show<OfferView, OfferModel>(
            new OfferModel
            {
                Step = step,
                Unit = unit,
                Version = answer.Version,
                Types = await Names.UnitTypes(page),
                Sur = step is 2 or 3 or 4 ? await InForce(page, unit.UnitType) : null,
                Equipment = step == 3 ? await Categories(page, "equipment") : [],
                SelfSustainment = step == 3 ? await Categories(page, "self-sustainment") : [],
                Missions = step == 4 ? (await page.Get<Listed<Mission>>("/v1/missions?limit=200")).Items : [],
                Attributes = step == 4 ? await Categories(page, "attributes") : [],
                Shut = step == 5 && problem is null
                    ? (await page.Get<PledgeActions>(Address.Of($"/v1/pledges/{unit.Id}/actions"))).Actions
                        .FirstOrDefault(each => each.Action == "submit" && !each.Open)
                    : null,
                Readiness = step == 5 ? await page.Get<ReadinessView>(Address.Of($"/v1/pledges/{unit.Id}/readiness")) : null,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Keep(Page page)
    {
        var step = StepOf(page);
        object content = step switch
        {
            1 => OfferForm.Unit(page.Form, await Names.UnitTypes(page)),
            2 => OfferForm.People(page.Form),
            3 => OfferForm.Lists(page.Form),
            _ => OfferForm.Abilities(page.Form, await page.Get<JsonNode>(Address.Of($"/v1/pledges/{page.Route("id")}"))),
        };
        var id = page.Route("id");
        var answer = await page.Submit(ApiRequest.Patch(Address.Of($"/v1/pledges/{id}"), content));
        return answer.IsSuccess
            ? Page.GoTo(Address.Of($"/offer/{id}/{(page.Form.Has("more") ? step : step + 1)}"))
            : await Show(page, step, answer.Problem);
    }

    private static async Task<IResult> HandIn(Page page)
    {
        var id = page.Route("id");
        var answer = await page.Submit(ApiRequest.Post(Address.Of($"/v1/pledges/{id}/submit")));
        return answer.IsSuccess ? Page.GoTo(Address.Of($"/units/{id}?done=submit")) : await Show(page, Steps.Count, answer.Problem);
    }

    private static async Task<IReadOnlyList<Category>> Categories(Page page, string list) =>
        (await page.Get<CategoryList>(Address.Of($"/v1/{list}"))).Items;

    // The generic statement: what any unit of the type must bring.
    private static async Task<Sur?> InForce(Page page, string unitType) =>
        (await page.Get<Listed<Sur>>(Address.Of($"/v1/surs?unitType={unitType}&status=published"))).Items
            .Where(sur => sur.Mission is null)
            .MaxBy(sur => sur.EffectiveFrom);
}

public sealed record OfferModel
{
    /// <summary>1 to 5.</summary>
    public required int Step { get; init; }

    /// <summary>The draft; null before the first step was kept.</summary>
    public required Pledge? Unit { get; init; }

    public required string? Version { get; init; }

    public required IReadOnlyList<UnitType> Types { get; init; }

    /// <summary>What a unit of the type must bring; null if no statement says so.</summary>
    public Sur? Sur { get; init; }

    public IReadOnlyList<Category> Equipment { get; init; } = [];

    public IReadOnlyList<Category> SelfSustainment { get; init; } = [];

    public IReadOnlyList<Category> Attributes { get; init; } = [];

    public IReadOnlyList<Mission> Missions { get; init; } = [];

    public ReadinessView? Readiness { get; init; }

    /// <summary>Why it cannot be handed in; null if it can.</summary>
    public ActionView? Shut { get; init; }

    public required Problem? Problem { get; init; }
}
