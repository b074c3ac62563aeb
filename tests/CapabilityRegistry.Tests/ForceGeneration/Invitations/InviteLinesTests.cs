using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Invitations;

/// <summary>Several lines of a plan, or all of it, are accepted at once. Each test has a registry of its own: plans take whatever there is.</summary>
public sealed class InviteLinesTests
{
    [Theory, EachEngine]
    public async Task All_of_a_plan_that_is_for_missions_becomes_invitations(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (first, second, goal) = (await app.PublishedRequirement(), await app.PublishedRequirement(Sample.Requirement().With("rotationMonths", 12)),
            await app.PublishedRequirement(Sample.Requirement().Without("mission")));
        var pledges = new[] { await app.Level2Pledge(), await app.Level2Pledge(), await app.Level2Pledge() };
        var (run, lines) = await Run(app);
        Assert.Equal(3, lines.Count);

        var invited = (await Accept(app, run)).Is(HttpStatusCode.OK).Body["invitations"]!.AsArray();

        var ofMissions = lines.Where(line => (string?)line["requirement"] != goal).ToList();
        Assert.Equal(ofMissions.Select(Key), invited.Select(each => Key(each!)));
        Assert.All(invited, each => Assert.Equal(("open", run), ((string)each!["status"]!, (string)each["run"]!)));
        Assert.Equal(ofMissions.Select(line => (int)line["amount"]!), invited.Select(each => (int)each!["asked"]!["quantity"]!["amount"]!));
        Assert.Equal(2, (await app.FocalPoint.Get("/v1/invitations?status=open")).Body["items"]!.AsArray().Count);
        Assert.Equal(new[] { first, second }.Order(StringComparer.Ordinal), invited.Select(each => (string)each!["requirement"]!)
            .Order(StringComparer.Ordinal));
        Assert.Equal(3, pledges.Distinct().Count());
    }

    [Theory, EachEngine]
    public async Task Only_the_lines_that_are_named_become_invitations(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 3);
        var (run, lines) = await Run(app);

        var invited = (await Accept(app, run, lines[2], lines[0])).Is(HttpStatusCode.OK).Body["invitations"]!.AsArray();

        Assert.Equal([Key(lines[2]), Key(lines[0])], invited.Select(each => Key(each!)));
        Assert.Equal(2, (await app.Planner.Get("/v1/invitations")).Body["items"]!.AsArray().Count);
    }

    [Theory, EachEngine]
    public async Task The_invitations_of_a_run_are_found_by_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 1);
        var (run, _) = await Run(app);
        var invited = (await Accept(app, run)).Is(HttpStatusCode.OK).Body["invitations"]!.AsArray();
        await app.Invitation();

        var found = (await app.Planner.Get($"/v1/invitations?run={run}&count=true")).Is(HttpStatusCode.OK).Body;

        Assert.Equal([(string?)invited[0]!["id"]], found["items"]!.AsArray().Select(each => (string?)each!["id"]));
        Assert.Equal(1, (int)found["count"]!);
    }

    [Theory, EachEngine]
    public async Task If_anything_stands_against_one_line_nobody_is_asked_and_each_such_line_is_named(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 4);
        var (run, lines) = await Run(app);
        var written = await app.Written();
        (await app.FocalPoint.Step($"/v1/pledges/{lines[1]["pledge"]}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/requirements/{lines[2]["requirement"]}/close", new JsonObject { ["reason"] = "No longer needed." }))
            .Is(HttpStatusCode.OK);
        var before = await app.Written();
        Assert.True(before > written);

        var refused = (await Accept(app, run, lines[0], lines[1], lines[2], Line(lines[3]["requirement"]!, lines[0]["pledge"]!), lines[0],
            Line("UNMISS-99999", lines[0]["pledge"]!))).Is(HttpStatusCode.Conflict);

        Assert.Equal(("lines-refused", "Something stands against 5 of 6 lines, so nobody was asked."), (refused.Code, (string?)refused.Body["detail"]));
        Assert.Equal(["/lines/1/pledge", "/lines/2/requirement", "/lines/3/run", "/lines/4/pledge", "/lines/5/requirement"], refused.Places);
        Assert.Equal(["pledge-not-registered", "changed-since-the-run", "not-in-the-plan", "already-invited", "unknown-requirement"], refused.ErrorCodes);
        Assert.Equal(before, await app.Written());
        Assert.Empty((await app.Planner.Get("/v1/invitations")).Body["items"]!.AsArray());

        var all = (await Accept(app, run)).Is(HttpStatusCode.Conflict);
        Assert.Equal(["/assignments/1/pledge", "/assignments/2/requirement"], all.Places);
        (await Accept(app, run, lines[0], lines[3])).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task What_is_said_once_for_all_is_wrong_once(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await Needs(app, 2);
        var (run, _) = await Run(app);

        var answer = (await app.Planner.Step($"/v1/match-runs/{run}/invitations", Question().With("expiresOn", "2026-11-22"))).Is(HttpStatusCode.Conflict);

        Assert.Equal(["/expiresOn"], answer.Places);
        Assert.Equal(["expires-in-the-past"], answer.ErrorCodes);
    }

    [Theory, EachEngine]
    public async Task A_plan_that_is_not_there_or_only_supposed_or_for_goals_alone_is_not_accepted(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedRequirement(Sample.Requirement().Without("mission"));
        await app.Level2Pledge();
        var (forGoals, lines) = await Run(app);
        Assert.NotEmpty(lines);
        var supposed = (string)(await app.Run(new JsonObject { ["scenario"] = new JsonObject { ["newRequirements"] = new JsonArray(
            Sample.Requirement()) } })).Body["run"]!["id"]!;

        Assert.Equal("nothing-to-accept", (await Accept(app, forGoals)).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(["/lines/0/mission"], (await Accept(app, forGoals, lines[0])).Is(HttpStatusCode.Conflict).Places);
        Assert.Equal("of-a-scenario", (await Accept(app, supposed)).Is(HttpStatusCode.Conflict).Code);
        (await app.Planner.Post("/v1/match-runs/RUN-99999/invitations", Question(), "\"1\"")).Is(HttpStatusCode.NotFound);
        (await app.Planner.Post($"/v1/match-runs/{forGoals}/invitations", Question(), "\"77\"")).Is(HttpStatusCode.PreconditionFailed);
        (await app.Planner.Post($"/v1/match-runs/{forGoals}/invitations", Question().With("lines", new JsonArray()), "\"3\"")).Is(HttpStatusCode.BadRequest);
    }

    private static async Task Needs(RegistryApp app, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await app.PublishedRequirement();
            await app.Level2Pledge();
        }
    }

    private static async Task<(string Run, IReadOnlyList<JsonObject> Lines)> Run(RegistryApp app)
    {
        var view = (await app.Run()).Body;
        return ((string)view["run"]!["id"]!, [.. view["assignments"]!.AsArray().Select(each => each!.AsObject())]);
    }

    private static Task<Answer> Accept(RegistryApp app, string run, params IReadOnlyList<JsonObject> lines)
    {
        var named = new JsonArray([.. lines.Select(line => Line(line["requirement"]!, line["pledge"]!, line["slot"]))]);
        return app.Planner.Step($"/v1/match-runs/{run}/invitations", lines.Count == 0 ? Question() : Question().With("lines", named));
    }

    private static JsonObject Question() => new() { ["expiresOn"] = "2026-12-31", ["reason"] = "The plan of today, as the Office agreed." };

    private static JsonObject Line(JsonNode requirement, JsonNode pledge, JsonNode? slot = null)
    {
        var line = new JsonObject { ["requirement"] = requirement.DeepClone(), ["pledge"] = pledge.DeepClone() };
        return slot is null ? line : line.With("slot", slot.DeepClone());
    }

    private static (string, string, int?) Key(JsonNode line) => ((string)line["requirement"]!, (string)line["pledge"]!, (int?)line["slot"]);
}
