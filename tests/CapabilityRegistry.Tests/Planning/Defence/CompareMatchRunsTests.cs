using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Defence;

public sealed class CompareMatchRunsTests
{
    [Theory, EachEngine]
    public async Task What_happened_in_between_is_named_as_the_cause(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, requirement) = (await app.VisitedPledge(), await app.PublishedRequirement());
        var before = await Run(app);
        (await app.Planner.Step($"/v1/pledges/{pledge}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
        var after = await Run(app);

        var view = (await app.Auditor.Get($"/v1/match-runs/{after}/compare?with={before}")).Is(HttpStatusCode.OK).Body;

        var change = Assert.Single(view["changes"]!.AsArray())!;
        Assert.Equal(("C1", "pledge-raised", pledge), ((string?)change["key"], (string?)change["kind"], (string?)change["subject"]));
        Assert.Equal(("/level", "L1", "L2"), ((string?)change["fields"]![0]!["field"], (string?)change["fields"]![0]!["before"],
            (string?)change["fields"]![0]!["after"]));
        var line = Assert.Single(view["lines"]!.AsArray())!;
        Assert.Equal(("added", requirement, pledge), ((string?)line["change"], (string?)line["requirement"], (string?)line["pledge"]));
        Assert.Equal(("direct", "C1"), ((string?)line["cause"]!["basis"], (string?)line["cause"]!["changes"]![0]));
        var gap = Assert.Single(view["gaps"]!.AsArray())!;
        Assert.Equal(("closed", 1, 0, "competition"), ((string?)gap["change"], (int)gap["before"]!, (int)gap["after"]!, (string?)gap["cause"]!["basis"]));
        Assert.Equal((0, 1000), ((int)view["fill"]![0]!["before"]!["perMille"]!, (int)view["fill"]![0]!["after"]!["perMille"]!));
    }

    [Theory, EachEngine]
    public async Task A_unit_that_was_set_aside_and_one_that_was_taken_up_again_are_told_as_such(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, _) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var before = await Run(app);
        await app.Suspend(pledge);
        var between = await Run(app);
        await app.Resume(pledge);
        var after = await Run(app);

        await Tells(before, between, "pledge-suspended", "dropped");
        await Tells(between, after, "pledge-resumed", "added");

        async Task Tells(string one, string other, string kind, string line)
        {
            var view = (await app.Planner.Get($"/v1/match-runs/{other}/compare?with={one}")).Is(HttpStatusCode.OK).Body;
            var change = Assert.Single(view["changes"]!.AsArray())!;
            Assert.Equal((kind, pledge), ((string?)change["kind"], (string?)change["subject"]));
            Assert.Contains(change["fields"]!.AsArray(), field => (string?)field!["field"] == "/status");
            var moved = Assert.Single(view["lines"]!.AsArray())!;
            Assert.Equal((line, pledge, "C1"), ((string?)moved["change"], (string?)moved["pledge"], (string?)moved["cause"]!["changes"]![0]));
        }
    }

    [Theory, EachEngine]
    public async Task A_requirement_of_higher_priority_takes_the_pledge_away(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Level2Pledge();
        var first = await app.PublishedRequirement(Sample.Requirement().With("priority", 3));
        var before = await Run(app);
        var urgent = await app.PublishedRequirement(Sample.Requirement().With("priority", 0));
        var after = await Run(app);

        var view = (await app.Planner.Get($"/v1/match-runs/{after}/compare?with={before}")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(["requirement-new"], view["changes"]!.AsArray().Select(each => (string)each!["kind"]!));
        var opened = view["gaps"]!.AsArray().Single(gap => (string?)gap!["requirement"] == first)!;
        Assert.Equal(("opened", "competition", "C1"),
            ((string?)opened["change"], (string?)opened["cause"]!["basis"], (string?)opened["cause"]!["changes"]![0]));
        Assert.Equal(urgent, (string?)view["changes"]![0]!["subject"]);
    }

    [Theory, EachEngine]
    public async Task Without_a_second_run_named_the_last_one_of_the_world_as_it_is_is_taken(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var first = await Run(app);
        (await app.Planner.Get($"/v1/match-runs/{first}/compare")).Is(HttpStatusCode.Conflict);
        await Run(app, new JsonObject { ["scenario"] = new JsonObject() });
        var third = await Run(app);

        var view = (await app.Planner.Get($"/v1/match-runs/{third}/compare")).Is(HttpStatusCode.OK).Body;

        Assert.Equal((first, third), ((string?)view["before"]!["id"], (string?)view["after"]!["id"]));
        Assert.Empty(view["changes"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task Weights_and_bans_are_causes_too(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, _) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var before = await Run(app);
        var weighed = await Run(app, new JsonObject { ["weights"] = new JsonObject { ["level"] = 1 } });

        var view = (await app.Planner.Get($"/v1/match-runs/{weighed}/compare?with={before}")).Is(HttpStatusCode.OK).Body;

        var change = Assert.Single(view["changes"]!.AsArray())!;
        Assert.Equal(("weights-changed", "/weights/level"), ((string?)change["kind"], (string?)change["fields"]![0]!["field"]));
        Assert.NotNull(pledge);
    }

    [Theory, EachEngine]
    public async Task A_run_that_is_not_done_or_not_there_cannot_be_compared(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: ("Matching:JobsAtOnce", "0"));
        var queued = await app.QueuedRun();

        Assert.Equal("wrong-status", (await app.Planner.Get($"/v1/match-runs/{queued}/compare?with={queued}")).Is(HttpStatusCode.Conflict).Code);
        (await app.Planner.Get($"/v1/match-runs/RUN-99999/compare?with={queued}")).Is(HttpStatusCode.NotFound);
        (await app.FocalPoint.Get($"/v1/match-runs/{queued}/compare?with={queued}")).Is(HttpStatusCode.Forbidden);
    }

    private static async Task<string> Run(RegistryApp app, JsonObject? request = null) => (string)(await app.Run(request)).Body["run"]!["id"]!;
}
