using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Public;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Public;

public sealed class GetPublicSummaryTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    private const string Address = "/v1/public/summary";

    [Theory, EachEngine]
    public async Task A_figure_is_the_number_of_registered_pledges_and_is_given_only_where_three_states_stand_behind_it(Engine engine)
    {
        var app = await apps.On(engine);

        var summary = (await app.As(null).Get(Address)).Is(HttpStatusCode.OK).Body;

        var expected = (await All(app, "/v1/pledges?status=registered&limit=200"))
            .GroupBy(pledge => ((string)pledge["unitType"]!, (string)pledge["readinessLevel"]!))
            .Where(cell => cell.Select(pledge => (string)pledge["contributor"]!).Distinct().Count() >= 3)
            .Select(cell => (cell.Key.Item1, cell.Key.Item2, cell.Count()));
        var figures = summary["figures"]!.AsArray().Select(each => ((string)each!["unitType"]!, (string)each["readinessLevel"]!, (int)each["pledges"]!))
            .ToList();
        Assert.NotEmpty(figures);
        Assert.Equal(expected.Order(), figures.Order());
    }

    [Theory, EachEngine]
    public async Task Nothing_in_it_names_a_state_or_adds_up_what_was_left_out(Engine engine)
    {
        var app = await apps.On(engine);

        var summary = (await app.As(null).Get(Address)).Is(HttpStatusCode.OK).Body.AsObject();

        Assert.Equal(["at", "leastContributors", "figures"], summary.Select(member => member.Key));
        Assert.All(summary["figures"]!.AsArray(), figure =>
            Assert.Equal(["unitType", "unitTypeName", "readinessLevel", "pledges"], figure!.AsObject().Select(member => member.Key)));
    }

    [Theory, EachEngine]
    public async Task Two_states_are_not_enough_for_a_figure_and_a_third_makes_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Registered(app, "KAZ");
        await Registered(app, "KAZ");
        await Registered(app, "BRA");
        Assert.Empty(await Figures(app));

        await Registered(app, "GHA");
        app.Clock.Advance(LatestSummary.TimeToLive);

        var figure = Assert.Single(await Figures(app))!;
        Assert.Equal(("ENGINEER_COY", "L1", 4), ((string)figure["unitType"]!, (string)figure["readinessLevel"]!, (int)figure["pledges"]!));
    }

    [Theory, EachEngine]
    public async Task It_is_counted_once_a_minute_however_often_it_is_asked_for(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        foreach (var state in new[] { "KAZ", "BRA", "GHA" })
        {
            await Registered(app, state);
        }

        Assert.Equal(3, (int)Assert.Single(await Figures(app))!["pledges"]!);
        await Registered(app, "GHA");

        Assert.Equal(3, (int)Assert.Single(await Figures(app))!["pledges"]!);
        app.Clock.Advance(LatestSummary.TimeToLive);
        Assert.Equal(4, (int)Assert.Single(await Figures(app))!["pledges"]!);
    }

    private static async Task<JsonArray> Figures(RegistryApp app) => (await app.As(null).Get(Address)).Is(HttpStatusCode.OK).Body["figures"]!.AsArray();

    private static async Task Registered(RegistryApp app, string state)
    {
        var focalPoint = app.As(await app.Token("focal-point", state));
        var id = (await focalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Id;
        (await focalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
    }

    private static async Task<List<JsonNode>> All(RegistryApp app, string address)
    {
        var all = new List<JsonNode>();
        for (string? next = address; next is not null;)
        {
            var page = (await app.Planner.Get(next)).Is(HttpStatusCode.OK).Body;
            all.AddRange(page["items"]!.AsArray()!);
            next = (string?)page["next"];
        }

        return all;
    }
}
