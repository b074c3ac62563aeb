using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Requirements;

/// <summary>Capacity goals: requirements of no mission.</summary>
public sealed class GoalTests
{
    [Theory, EachEngine]
    public async Task A_goal_has_keys_of_its_own_and_takes_part_in_matching_and_gaps(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var goal = await app.PublishedRequirement(Goal().With("quantity", new JsonObject { ["amount"] = 3, ["unit"] = "units" }));
        Assert.Matches("^GOAL-[0-9]{5}$", goal);

        var run = (await app.Run()).Body;
        var gaps = (await app.Planner.Get("/v1/gaps?on=2027-09-01")).Is(HttpStatusCode.OK).Body;

        var line = Assert.Single(run["assignments"]!.AsArray())!;
        Assert.Equal((goal, pledge), ((string)line["requirement"]!, (string)line["pledge"]!));
        var gap = Assert.Single(run["gaps"]!.AsArray())!;
        Assert.Equal((goal, (string?)null, 2), ((string)gap["requirement"]!, (string?)gap["mission"], (int)gap["missing"]!));
        var row = Assert.Single(gaps["rows"]!.AsArray())!;
        Assert.Null(row["mission"]);
        Assert.Equal("/v1/requirements?neededOn=2027-09-01&goals=true&unitType=ENGINEER_COY&minimumLevel=L2", (string?)row["required"]!["link"]);
    }

    [Theory, EachEngine]
    public async Task Each_goal_is_a_mission_of_its_own_so_that_units_that_must_not_meet_may_answer_one_each(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (one, other) = (await app.Level2Pledge(), await app.Level2Pledge());
        var forbidden = new JsonObject { ["forbidden"] = new JsonArray(new JsonObject { ["pledge"] = one, ["other"] = other }) };
        var goals = new[] { await app.PublishedRequirement(Goal()), await app.PublishedRequirement(Goal()) };

        var served = (await app.Run(forbidden)).Body["assignments"]!.AsArray().Select(line => (string)line!["requirement"]!);

        Assert.Equal(goals, served.Order());
    }

    [Theory, EachEngine]
    public async Task Goals_and_requirements_of_missions_are_told_apart_in_lists_and_gaps(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var goal = await app.PublishedRequirement(Goal());
        var mission = await app.PublishedRequirement();

        Assert.Equal([goal], await Ids(app, "/v1/requirements?goals=true"));
        Assert.Equal([mission], await Ids(app, "/v1/requirements?goals=false"));
        Assert.Equal([goal], await Unmet(app, "goals=true"));
        Assert.Equal([mission], await Unmet(app, "goals=false"));
        Assert.Equal([mission], await Unmet(app, "mission=MINUSCA"));
        var table = (await app.Planner.Get("/v1/gaps?on=2027-09-01&goals=true")).Body;
        Assert.Equal("/v1/gaps/requirements?on=2027-09-01&goals=true", (string?)table["unmet"]!["link"]);
    }

    [Theory, EachEngine]
    public async Task A_goal_rests_on_no_resolution_and_is_amended_without_one(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var goal = await app.PublishedRequirement(Goal());

        Assert.Equal("unknown-resolution", (await app.Planner.Post("/v1/requirements", Goal().With("resolution", "S/RES/2387 (2017)")))
            .Is(HttpStatusCode.Conflict).Code);
        (await app.Planner.Step($"/v1/requirements/{goal}/amend", Goal().With("priority", 2).With("reason", "The pool grows."))).Is(HttpStatusCode.OK);
    }

    private static JsonObject Goal() => Sample.Requirement().Without("mission");

    private static async Task<IEnumerable<string?>> Ids(RegistryApp app, string address) =>
        (await app.Planner.Get(address)).Is(HttpStatusCode.OK).Body["items"]!.AsArray().Select(item => (string?)item!["id"]);

    private static async Task<IEnumerable<string?>> Unmet(RegistryApp app, string query) =>
        (await app.Planner.Get($"/v1/gaps/requirements?on=2027-09-01&{query}")).Is(HttpStatusCode.OK).Body["items"]!.AsArray()
            .Select(item => (string?)item!["requirement"]);
}
