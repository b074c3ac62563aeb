using System.Text.Json.Nodes;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Pages.Requirements;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Plans;

/// <summary>A plan is asked for: of what, by which weights, and what is supposed if it is a what-if.</summary>
public static class NewPlanPage
{
    private const string Most = "200";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapFormPage("/plans/new", "run-matching", page => Show(page, null));
        app.MapForm("/plans/new", Start);
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var types = await Names.UnitTypes(page);
        var missions = await RequirementsPage.Missions(page);
        return Page.Show<NewPlanView, NewPlanModel>(
            new NewPlanModel
            {
                Stored = await Like(page),
                Missions = missions,
                Types = types,
                Weights = (await page.Get<Listed<MatchWeights>>("/v1/match-weights?limit=200")).Items,
                Before = [.. (await PlansPage.Done(page)).Where(run => !run.Scenario)],
                // What there is to choose from is narrowed as the plan is; what is not among it can be typed.
                Units = (await page.Get<Listed<Pledge>>("/v1/pledges".WithQuery(
                    [("status", "registered"), ("limit", Most), .. Chosen(page, "unitTypes", "unitType", types.Select(type => type.Id))]))).Items,
                Requirements = (await page.Get<Listed<Requirement>>("/v1/requirements".WithQuery(
                [
                    ("status", "published"), ("status", "amended"), ("limit", Most),
                    .. Chosen(page, "unitTypes", "unitType", types.Select(type => type.Id)),
                    .. Chosen(page, "missions", "mission", missions.Select(mission => mission.Id)),
                ]))).Items,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK);
    }

    // What was ticked, as a filter: what there is not is refused with the form, not here, where it would take the form away.
    private static IEnumerable<(string, string?)> Chosen(Page page, string field, string filter, IEnumerable<string> known) =>
        page.Form.All(field).Intersect(known).Select(code => (filter, (string?)code));

    // The question of another plan, to begin with.
    private static async Task<JsonObject?> Like(Page page) => page.Query("like") is { } like
        ? (await page.Get<JsonObject>(Address.Of($"/v1/match-runs/{like}")))["request"] as JsonObject
        : null;

    private static async Task<IResult> Start(Page page)
    {
        if (page.Form.Has("more"))
        {
            return await Show(page, null);
        }

        var form = page.Form;
        var body = new JsonObject
        {
            ["missions"] = Texts(form.All("missions")),
            ["unitTypes"] = Texts(form.All("unitTypes")),
            ["neededFrom"] = form["neededFrom"],
            ["neededUntil"] = form["neededUntil"],
            ["weightSet"] = form["weightSet"],
            ["previous"] = form["previous"],
        };
        if (form["timeLimitSeconds"] is { } limit)
        {
            body["timeLimitSeconds"] = form.Number("timeLimitSeconds") is { } seconds ? seconds : limit;
        }

        var types = await Names.UnitTypes(page);
        var supposed = ScenarioList.All.Where(list => list.Filled(form).Count > 0).ToList();
        if (supposed.Count > 0)
        {
            var scenario = new JsonObject();
            supposed.ForEach(list => scenario[list.Name] = list.Read(form, types));
            body["scenario"] = scenario;
        }

        var done = await page.Submit(ApiRequest.Post("/v1/match-runs", body));
        return done.IsSuccess
            ? Page.GoTo(Address.Of($"/plans/{done.Read<MatchRunView>().Run.Id}"))
            : await Show(page, Lists.AtRows(done.Problem, supposed.ToDictionary(list => list.Pointer, list => list.Filled(form))));
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}

public sealed record NewPlanModel
{
    /// <summary>The question of another plan; null for an empty form.</summary>
    public required JsonObject? Stored { get; init; }

    public required IReadOnlyList<Mission> Missions { get; init; }

    public required IReadOnlyList<UnitType> Types { get; init; }

    public required IReadOnlyList<MatchWeights> Weights { get; init; }

    /// <summary>Plans that may be in force.</summary>
    public required IReadOnlyList<MatchRun> Before { get; init; }

    public required IReadOnlyList<Pledge> Units { get; init; }

    public required IReadOnlyList<Requirement> Requirements { get; init; }

    public required Problem? Problem { get; init; }
}
