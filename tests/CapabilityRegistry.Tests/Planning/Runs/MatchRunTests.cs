using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Runs;

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
        await app.PublishedRequirement(Sample.Requirement().With("unitType", "SIGNALS_COY").Without("majorEquipment"));

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
        var urgent = await app.PublishedRequirement(Sample.Requirement().With("priority", 0));
        var other = await app.PublishedRequirement(Sample.Requirement().With("priority", 3).With("neededBy", "2028-01-01"));

        var view = (await app.Run()).Body;

        Assert.Equal(urgent, (string?)view["assignments"]![0]!["requirement"]);
        Assert.Equal(other, (string?)view["gaps"]![0]!["requirement"]);
        Assert.Equal(["competition"], Kinds(view["gaps"]![0]!));
        var reason = view["gaps"]![0]!["reasons"]![0]!;
        Assert.Contains(urgent, reason["witnesses"]!.ToJsonString());
        var use = Assert.Single(reason["inUse"]!.AsArray())!;
        Assert.Equal((urgent, 0, false), ((string?)use["serves"]!["requirement"], (int)use["priority"]!, (bool)use["pinned"]!));
        (await app.Planner.Get((string)use["serves"]!["link"]!)).Is(HttpStatusCode.OK);
        (await app.Planner.Get((string)use["pledge"]!["link"]!)).Is(HttpStatusCode.OK);
        Assert.Equal((2, 1, 2), ((int)reason["hallSet"]!["required"]!, (int)reason["hallSet"]!["available"]!, (int)reason["hallSet"]!["requirementsInAll"]!));
        Assert.Equal(["higher", "equal"], reason["hallSet"]!["requirements"]!.AsArray().Select(each => (string?)each!["standing"]));
    }

    [Theory, EachEngine]
    public async Task A_near_miss_comes_with_its_repair_and_a_binding_rule_with_what_it_costs(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var near = await app.Level2Pledge(Sample.Pledge().With("availableUntil", "2028-01-01"));
        var banned = await app.Level2Pledge();
        await app.PublishedRequirement();

        var reasons = (await app.Run(new JsonObject { ["bans"] = new JsonArray(
            new JsonObject { ["pledge"] = banned }) })).Body["gaps"]![0]!["reasons"]!.AsArray();

        var miss = Assert.Single(reasons.Single(reason => (string?)reason!["kind"] == "filtered")!["nearMisses"]!.AsArray())!;
        Assert.Equal(near, (string?)miss["pledge"]!["pledge"]);
        Assert.Equal((true, true), ((bool)miss["repair"]!["possible"]!, (bool)miss["repair"]!["canBeCarriedOut"]!));
        var structural = reasons.Single(reason => (string?)reason!["kind"] == "structural")!;
        Assert.Equal(banned, (string?)Assert.Single(structural["keptOut"]!.AsArray())!["pledge"]);
        var relaxation = Assert.Single(structural["relaxations"]!.AsArray())!;
        Assert.Equal(("ban", 1, banned), ((string?)relaxation["family"], (int)relaxation["more"]!,
            (string?)relaxation["rules"]![0]!["pledges"]![0]!["pledge"]));
    }

    [Theory, EachEngine]
    public async Task A_run_tells_what_its_pins_and_the_caveats_of_states_cost(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var kept = await app.Level2Pledge(Sample.Pledge()
            .With("caveats", new JsonArray(new JsonObject { ["text"] = "Not to MINUSCA.", ["excludedMissions"] = new JsonArray("MINUSCA") })));
        var urgent = await app.PublishedRequirement(Sample.Requirement().With("priority", 0));
        var other = await app.PublishedRequirement(Sample.Requirement().With("priority", 3));

        var run = await app.Run(new JsonObject { ["pins"] = new JsonArray(new JsonObject { ["requirement"] = other, ["pledge"] = pledge }) });

        var pin = Assert.Single(run.Body["pinPrices"]!.AsArray())!;
        Assert.Equal((other, pledge, "exact"), ((string?)pin["requirement"]!["requirement"], (string?)pin["pledge"]!["pledge"], (string?)pin["status"]));
        Assert.Equal(["fill-priority-0", "fill-priority-3"], pin["objectives"]!.AsArray().Take(2).Select(each => (string?)each!["name"]));
        var caveat = Assert.Single(run.Body["caveatPrices"]!.AsArray())!;
        Assert.Equal((kept, urgent, 1), ((string?)caveat["pledge"]!["pledge"], (string?)caveat["requirements"]![0]!["requirement"]!["requirement"],
            (int)caveat["requirements"]![0]!["more"]!));
        var scoped = (await app.OtherFocalPoint.Get(run.Location!)).Is(HttpStatusCode.OK).Text;
        Assert.DoesNotContain("pinPrices\":", scoped);
        Assert.DoesNotContain("KAZ", scoped);
    }

    [Theory, EachEngine]
    public async Task Drafts_and_closed_requirements_take_no_part(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        (await app.Planner.Post("/v1/requirements", Sample.Requirement())).Is(HttpStatusCode.Created);
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
    public async Task A_focal_point_is_not_told_what_would_tell_that_others_changed(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.Level2Pledge();
        await app.PublishedRequirement();
        var whole = await app.Run();

        var own = (await app.FocalPoint.Get(whole.Location!)).Is(HttpStatusCode.OK).Body;

        Assert.Equal(["progress", "requirements", "pledges", "eventSeq", "inputHash"],
            own["run"]!["redacted"]!.AsArray().Select(each => (string)each!));
        Assert.DoesNotContain((string)whole.Body["run"]!["inputHash"]!, own.ToJsonString(), StringComparison.Ordinal);
        var (all, told) = (whole.Body["assignments"]![0]!, own["assignments"]![0]!);
        Assert.Contains("burden", Codes(all));
        Assert.Equal(Codes(all).Except(["burden"]), Codes(told));
        Assert.Equal((int)all["score"]! - Points(all, "burden"), (int)told["score"]!);

        static IEnumerable<string> Codes(JsonNode line) => line["breakdown"]!.AsArray().Select(part => (string)part!["code"]!);
        static int Points(JsonNode line, string code) => (int)line["breakdown"]!.AsArray().Single(part => (string?)part!["code"] == code)!["points"]!;
    }

    [Theory, EachEngine]
    public async Task A_run_over_some_missions_leaves_the_others_out(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedRequirement();
        await app.PublishedRequirement(Sample.Requirement().With("mission", "UNMISS"));

        var view = (await app.Run(new JsonObject { ["missions"] = new JsonArray("UNMISS") })).Body;

        Assert.Equal(1, (int)view["run"]!["requirements"]!);
        Assert.Equal("UNMISS", (string?)view["gaps"]![0]!["mission"]);
    }

    private static IEnumerable<string> Kinds(JsonNode gap) => gap["reasons"]!.AsArray().Select(reason => (string)reason!["kind"]!);
}
