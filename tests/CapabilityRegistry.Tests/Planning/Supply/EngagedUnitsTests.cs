using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Supply;

/// <summary>A plan reckons with what is selected and deployed already.</summary>
public sealed class EngagedUnitsTests
{
    [Theory, EachEngine]
    public async Task What_is_selected_for_a_requirement_is_not_planned_again(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("quantity", Units(3)));
        await app.Deployment(requirement: requirement);
        var free = await app.Level2Pledge();

        var view = (await app.Run()).Body;

        Assert.Equal((free, 1), ((string)Assert.Single(view["assignments"]!.AsArray())!["pledge"]!, (int)view["assignments"]![0]!["amount"]!));
        var gap = Assert.Single(view["gaps"]!.AsArray())!;
        Assert.Equal((3, 1, 1, 1), ((int)gap["required"]!, (int)gap["engaged"]!, (int)gap["filled"]!, (int)gap["missing"]!));
        var told = Assert.Single((await app.Planner.Get($"/v1/match-runs/{view["run"]!["id"]}/dossier"))
            .Is(HttpStatusCode.OK).Body["requirements"]!.AsArray())!;
        Assert.Equal((3, 1, 1), ((int)told["required"]!, (int)told["engaged"]!, (int)told["filled"]!));
    }

    [Theory, EachEngine]
    public async Task A_requirement_that_has_its_units_takes_part_no_more(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.ArrivedUnit();
        await app.Level2Pledge();

        var view = (await app.Run()).Body;

        Assert.Empty(view["assignments"]!.AsArray());
        Assert.Empty(view["gaps"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task What_was_selected_between_two_runs_is_the_cause_of_what_is_planned_no_more(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, whole, part) = (await app.Level2Pledge(), await app.PublishedRequirement(),
            await app.PublishedRequirement(Sample.Requirement().With("quantity", Units(2))));
        var before = Id(await app.Run());
        await app.Deployment(pledge, whole);
        await app.Deployment(requirement: part);
        var after = Id(await app.Run());

        var view = (await app.Planner.Get($"/v1/match-runs/{after}/compare?with={before}")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(
            [(whole, "requirement-engaged"), (part, "requirement-engaged")],
            view["changes"]!.AsArray().Where(each => ((string)each!["kind"]!).StartsWith("requirement-", StringComparison.Ordinal))
                .Select(each => ((string)each!["subject"]!, (string)each["kind"]!)));
        Assert.DoesNotContain(view["lines"]!.AsArray().Concat(view["gaps"]!.AsArray()), each => (string?)each!["cause"]!["basis"] == "unexplained");
        Assert.True((bool)(await app.Planner.Post($"/v1/match-runs/{after}/replay")).Is(HttpStatusCode.OK).Body["identical"]!);
    }

    [Theory, EachEngine]
    public async Task A_scenario_reckons_with_them_too_and_no_state_is_invited_by_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("quantity", Units(3)));
        await app.Deployment(requirement: requirement);
        var (free, level1) = (await app.Level2Pledge(), await app.VisitedPledge());

        var scenario = await app.Run(new JsonObject { ["scenario"] = new JsonObject { ["elevations"] = new JsonArray(
            new JsonObject { ["pledge"] = level1, ["to"] = "L2" }) } });

        Assert.Equal(new[] { free, level1 }.Order(), scenario.Body["assignments"]!.AsArray().Select(line => (string)line!["pledge"]!).Order());
        Assert.Empty(scenario.Body["gaps"]!.AsArray());
        Assert.Equal("not-in-the-plan", (await app.Planner.Step($"/v1/requirements/{requirement}/invitations", Sample.InvitationRequest(free)
            .With("run", Id(scenario)))).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_bound_unit_is_not_among_what_is_available_on_a_day(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedRequirement(Sample.Requirement().With("mission", "UNMISS"));
        var pledge = await app.Level2Pledge();
        Assert.Equal(1, await Available(app));

        await app.Deployment(pledge);

        Assert.Equal(0, await Available(app));
    }

    private static async Task<int> Available(RegistryApp app)
    {
        var figure = (await app.Planner.Get("/v1/gaps?on=2027-10-01&mission=UNMISS")).Is(HttpStatusCode.OK).Body["rows"]![0]!["available"]!;
        Assert.Equal((int)figure["count"]!, (await app.Planner.Get((string)figure["link"]!)).Is(HttpStatusCode.OK).Body["items"]!.AsArray().Count);
        return (int)figure["count"]!;
    }

    private static string Id(Answer run) => (string)run.Body["run"]!["id"]!;

    private static JsonObject Units(int amount) => new() { ["amount"] = amount, ["unit"] = "units" };
}
