using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.MatchRuns;

public sealed class MatchRunTests
{
    [Theory, EachEngine]
    public async Task A_run_gives_the_best_pledge_to_the_requirement_and_proves_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        await app.RegisteredPledge();
        var requirement = await app.PublishedRequirement();

        var view = await app.Run();

        Assert.Equal("optimal", (string?)view.Body["run"]!["proof"]);
        var line = Assert.Single(view.Body["assignments"]!.AsArray())!;
        Assert.Equal((requirement, pledge, 1), ((string)line["requirement"]!, (string)line["pledge"]!, (int)line["amount"]!));
        Assert.Empty(view.Body["gaps"]!.AsArray());
        Assert.All(view.Body["stages"]!.AsArray(), stage => Assert.Equal((long)stage!["value"]!, (long)stage["bound"]!));
        Assert.True(JsonNode.DeepEquals(view.Body, (await app.Planner.Get(view.Location!)).Is(HttpStatusCode.OK).Body));
    }

    [Theory, EachEngine]
    public async Task A_gap_tells_its_reasons(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.RegisteredPledge();
        await app.PublishedRequirement();
        await app.PublishedRequirement(A.Requirement().With("unitType", "SIGNALS_COY").Without("majorEquipment"));

        var gaps = (await app.Run()).Body["gaps"]!.AsArray();

        Assert.Equal(["filtered"], Kinds(gaps[0]!));
        Assert.Contains("below-minimum-level", gaps[0]!["reasons"]![0]!["failures"]!.ToJsonString());
        Assert.Equal(["no-such-type"], Kinds(gaps[1]!));
    }

    [Theory, EachEngine]
    public async Task The_higher_priority_is_served_first_and_the_other_is_told_of_the_competition(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Level2Pledge();
        var urgent = await app.PublishedRequirement(A.Requirement().With("priority", 0));
        var other = await app.PublishedRequirement(A.Requirement().With("priority", 3).With("neededBy", "2028-01-01"));

        var view = (await app.Run()).Body;

        Assert.Equal(urgent, (string?)view["assignments"]![0]!["requirement"]);
        Assert.Equal(other, (string?)view["gaps"]![0]!["requirement"]);
        Assert.Equal(["competition"], Kinds(view["gaps"]![0]!));
        Assert.Contains(urgent, view["gaps"]![0]!["reasons"]![0]!["witnesses"]!.ToJsonString());
    }

    [Theory, EachEngine]
    public async Task Drafts_and_closed_requirements_take_no_part(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        (await app.Planner.Post("/v1/requirements", A.Requirement())).Is(HttpStatusCode.Created);
        var closed = await app.PublishedRequirement();
        (await app.Planner.Step($"/v1/requirements/{closed}/close", new JsonObject { ["reason"] = "No longer needed." })).Is(HttpStatusCode.OK);

        Assert.Equal(0, (int)(await app.Run()).Body["run"]!["requirements"]!);
    }

    [Theory, EachEngine]
    public async Task A_focal_point_sees_what_its_own_state_won_and_nothing_of_others(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        await app.PublishedRequirement();
        var address = (await app.Run()).Location!;

        var own = (await app.FocalPoint.Get(address)).Is(HttpStatusCode.OK);
        var others = (await app.OtherFocalPoint.Get(address)).Is(HttpStatusCode.OK);

        Assert.Equal(pledge, (string?)Assert.Single(own.Body["assignments"]!.AsArray())!["pledge"]);
        Assert.Empty(others.Body["assignments"]!.AsArray());
        Assert.DoesNotContain("KAZ", others.Text);
        Assert.DoesNotContain("\"gaps\":", others.Text);
    }

    [Theory, EachEngine]
    public async Task A_run_over_some_missions_leaves_the_others_out(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedRequirement();
        await app.PublishedRequirement(A.Requirement().With("mission", "UNMISS"));

        var view = (await app.Run(new JsonObject { ["missions"] = new JsonArray("UNMISS") })).Body;

        Assert.Equal(1, (int)view["run"]!["requirements"]!);
        Assert.Equal("UNMISS", (string?)view["gaps"]![0]!["mission"]);
    }

    private static IEnumerable<string> Kinds(JsonNode gap) => gap["reasons"]!.AsArray().Select(reason => (string)reason!["kind"]!);
}
