using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.MatchRuns;

/// <summary>A plan reckons with what is selected and deployed already.</summary>
public sealed class EngagedUnitsTests
{
    [Theory, EachEngine]
    public async Task What_is_selected_for_a_requirement_is_not_planned_again(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement(A.Requirement().With("quantity", Units(3)));
        await app.Deployment(requirement: requirement);
        var free = await app.Level2Pledge();

        var view = (await app.Planner.Post("/v1/match-runs")).Is(HttpStatusCode.Created).Body;

        Assert.Equal((free, 1), ((string)Assert.Single(view["assignments"]!.AsArray())!["pledge"]!, (int)view["assignments"]![0]!["amount"]!));
        var gap = Assert.Single(view["gaps"]!.AsArray())!;
        Assert.Equal((3, 1, 1, 1), ((int)gap["required"]!, (int)gap["engaged"]!, (int)gap["filled"]!, (int)gap["missing"]!));
    }

    [Theory, EachEngine]
    public async Task A_requirement_that_has_its_units_takes_part_no_more(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.ArrivedUnit();
        await app.Level2Pledge();

        var view = (await app.Planner.Post("/v1/match-runs")).Is(HttpStatusCode.Created).Body;

        Assert.Empty(view["assignments"]!.AsArray());
        Assert.Empty(view["gaps"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task A_bound_unit_is_not_among_what_is_available_on_a_day(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedRequirement(A.Requirement().With("mission", "UNMISS"));
        var pledge = await app.Level2Pledge();
        Assert.Equal(1, await Available(app));

        await app.Deployment(pledge);

        Assert.Equal(0, await Available(app));
    }

    private static async Task<int> Available(RegistryApp app)
    {
        var figure = (await app.Planner.Get("/v1/gaps?on=2027-10-01&mission=UNMISS")).Is(HttpStatusCode.OK).Body["rows"]![0]!["available"]!;
        Assert.Equal((int)figure["count"]!, (await app.Planner.Get((string)figure["list"]!)).Is(HttpStatusCode.OK).Body["items"]!.AsArray().Count);
        return (int)figure["count"]!;
    }

    private static JsonObject Units(int amount) => new() { ["amount"] = amount, ["unit"] = "units" };
}
