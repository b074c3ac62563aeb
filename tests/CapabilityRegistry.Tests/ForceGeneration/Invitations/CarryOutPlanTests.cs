using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Invitations;

/// <summary>A plan is carried out one line at a time, with a new run after each, and nothing that a run plans is refused.</summary>
public sealed class CarryOutPlanTests
{
    [Theory, EachEngine]
    public async Task Every_line_of_every_plan_can_be_selected_until_nothing_is_left(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        string[] requirements =
        [
            await app.PublishedRequirement(Requirement("MINUSCA", 3).With("shareCap", 1)),
            await app.PublishedRequirement(Requirement("UNMISS", 1).With("bundle", "EAST")),
            await app.PublishedRequirement(Requirement("UNMISS", 2).With("bundle", "EAST")),
            await app.PublishedRequirement(Requirement("MONUSCO", 3).With("minimumFill", 2)),
        ];
        var (first, other) = (await Level2(app, app.FocalPoint), await Level2(app, app.OtherFocalPoint));
        // With a partner it does not serve alone.
        await Level2(app, app.FocalPoint, Sample.Pledge().With("partners", new JsonArray(first)));
        for (var more = 0; more < 4; more++)
        {
            await Level2(app, app.FocalPoint);
        }

        await Level2(app, app.OtherFocalPoint);
        var forbidden = new JsonObject { ["forbidden"] = new JsonArray(new JsonObject { ["pledge"] = first, ["other"] = other }) };

        var selected = new List<JsonNode>();
        while ((await app.Run(forbidden.DeepClone().AsObject())).Body is var view && view["assignments"]!.AsArray() is [{ } line, ..])
        {
            await Select(app, (string)view["run"]!["id"]!, line);
            selected.Add(line);
        }

        // One state more would be needed for the third place under the share cap.
        Assert.Equal([2, 1, 2, 3], requirements.Select(each => selected.Count(line => (string)line["requirement"]! == each)));
        Assert.Equal(selected.Count, selected.DistinctBy(line => (string)line["pledge"]!).Count());
        Assert.NotEqual(MissionOf(first), MissionOf(other));

        string MissionOf(string pledge) => ((string)selected.Single(line => (string)line["pledge"]! == pledge)["requirement"]!).Split('-')[0];
    }

    [Theory, EachEngine]
    public async Task A_state_that_has_used_up_its_share_is_not_planned_again(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement(Requirement("MINUSCA", 2).With("shareCap", 1));
        await app.Deployment(requirement: requirement);
        var (own, others) = (await app.Level2Pledge(), await Level2(app, app.OtherFocalPoint));

        var line = Assert.Single((await app.Run()).Body["assignments"]!.AsArray())!;

        Assert.Equal(others, (string)line["pledge"]!);
        Assert.NotEqual(own, others);
    }

    [Theory, EachEngine]
    public async Task A_pledge_of_another_type_that_serves_there_keeps_away_whom_it_must_not_meet(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var there = await app.Level2Pledge(Sample.Pledge().With("unitType", "SIGNALS_COY"));
        await app.Deployment(there, await app.PublishedRequirement(Requirement("MINUSCA", 1).With("unitType", "SIGNALS_COY")));
        await app.PublishedRequirement();
        var pledge = await app.Level2Pledge();
        var apart = new JsonObject { ["forbidden"] = new JsonArray(new JsonObject { ["pledge"] = pledge, ["other"] = there }) };

        Assert.Empty((await app.Run(apart)).Body["assignments"]!.AsArray());
        Assert.Single((await app.Run()).Body["assignments"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task A_unit_stays_on_for_the_next_rotation_whatever_its_turnaround(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement(Requirement("MINUSCA", 1).With("rotationMonths", 6));
        var pledge = await app.Level2Pledge(Sample.Pledge().With("turnaroundDays", 30));

        Assert.Equal([1, 2], (await app.Run()).Body["assignments"]!.AsArray().Select(line => (int)line!["slot"]!));
        foreach (var slot in new[] { 1, 2 })
        {
            var invited = (await app.Planner.Step($"/v1/requirements/{requirement}/invitations", Sample.InvitationRequest(pledge).With("slot", slot)))
                .Is(HttpStatusCode.Created).Id;
            (await app.FocalPoint.Step($"/v1/invitations/{invited}/accept")).Is(HttpStatusCode.OK);
            (await app.Planner.Step($"/v1/invitations/{invited}/select")).Is(HttpStatusCode.Created);
        }

        var elsewhere = await app.PublishedRequirement(Requirement("UNMISS", 1).With("neededBy", "2028-09-01"));
        Assert.Equal("engaged-elsewhere", (await app.Planner.Step($"/v1/requirements/{elsewhere}/invitations", Sample.InvitationRequest(pledge)))
            .Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task States_fill_one_place_in_turn_as_a_plan_that_is_proven_has_them(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement(Requirement("MINUSCA", 1).With("durationDays", 548).With("rotationMonths", 6));
        var states = new[] { app.FocalPoint, app.OtherFocalPoint, app.As(await app.Token("focal-point", "PRT")) };
        // None is there for two rotations, so only all three of them fill the place.
        var turns = new List<string>();
        foreach (var (state, from, until) in states.Zip(["2027-09-01", "2028-03-01", "2028-09-01"], ["2028-02-29", "2028-08-31", "2029-03-31"]))
        {
            turns.Add(await Level2(app, state, Sample.Pledge().With("availableFrom", from).With("availableUntil", until)));
        }

        var view = (await app.Run()).Body;
        Assert.Equal("optimal", (string?)view["run"]!["proof"]);
        Assert.Empty(view["gaps"]!.AsArray());
        Assert.Equal(turns, view["assignments"]!.AsArray().OrderBy(line => (int)line!["slot"]!).Select(line => (string)line!["pledge"]!));
        foreach (var (state, pledge, slot) in states.Zip(turns, [1, 2, 3]))
        {
            var invited = (await app.Planner.Step($"/v1/requirements/{requirement}/invitations", Sample.InvitationRequest(pledge).With("slot", slot)))
                .Is(HttpStatusCode.Created).Id;
            (await state.Step($"/v1/invitations/{invited}/accept")).Is(HttpStatusCode.OK);
            (await app.Planner.Step($"/v1/invitations/{invited}/select")).Is(HttpStatusCode.Created);
        }

        Assert.Equal(
            [("KAZ", "2027-09-01"), ("BRA", "2028-03-01"), ("PRT", "2028-09-01")],
            (await app.Planner.Items($"/v1/deployments?requirement={requirement}&sort=engagedFrom"))
                .Select(each => ((string)each["contributor"]!, (string)each["engagedFrom"]!)));
        Assert.Empty((await app.Run()).Body["gaps"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task A_run_of_one_mission_fills_no_half_of_a_bundle(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedRequirement(Requirement("MINUSCA", 1).With("bundle", "EAST"));
        var other = await app.PublishedRequirement(Requirement("UNMISS", 1).With("bundle", "EAST").With("neededBy", "2027-10-01"));
        await app.PublishedRequirement(Requirement("UNMISS", 1));
        await app.Level2Pledge();
        var ofMinusca = new JsonObject { ["missions"] = new JsonArray("MINUSCA") };

        Assert.Empty((await app.Run(ofMinusca.DeepClone().AsObject())).Body["assignments"]!.AsArray());

        await app.Level2Pledge();
        var lines = (await app.Run(ofMinusca)).Body["assignments"]!.AsArray();
        Assert.Equal(2, lines.Count);
        Assert.Contains(lines, line => (string)line!["requirement"]! == other);
    }

    [Theory, EachEngine]
    public async Task A_comparison_names_the_unit_that_was_selected_in_between(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedRequirement(Requirement("MINUSCA", 1));
        var before = (string)(await app.Run()).Body["run"]!["id"]!;
        var pledge = await app.Level2Pledge(Sample.Pledge().With("unitType", "SIGNALS_COY"));
        await app.Deployment(pledge, await app.PublishedRequirement(Requirement("MINUSCA", 1).With("unitType", "SIGNALS_COY")));
        var after = (string)(await app.Run()).Body["run"]!["id"]!;

        Assert.Equal([pledge], await Changed(after, before, "engaged-added"));
        Assert.Equal([pledge], await Changed(before, after, "engaged-removed"));

        async Task<IEnumerable<string>> Changed(string run, string with, string kind) =>
            (await app.Planner.Get($"/v1/match-runs/{run}/compare?with={with}")).Is(HttpStatusCode.OK).Body["changes"]!.AsArray()
            .Where(change => (string)change!["kind"]! == kind).Select(change => (string)change!["subject"]!);
    }

    private static JsonObject Requirement(string mission, int amount) => Sample.Requirement().With("mission", mission)
        .With("quantity", new JsonObject { ["amount"] = amount, ["unit"] = "units" });

    private static async Task Select(RegistryApp app, string run, JsonNode line)
    {
        var question = new JsonObject
        {
            ["expiresOn"] = "2026-12-31",
            ["reason"] = "The first line of the plan of today.",
            ["lines"] = new JsonArray(new JsonObject { ["requirement"] = line["requirement"]!.DeepClone(), ["pledge"] = line["pledge"]!.DeepClone() }),
        };
        var invited = (await app.Planner.Step($"/v1/match-runs/{run}/invitations", question)).Is(HttpStatusCode.OK).Body["invitations"]![0]!;
        var state = ((string)line["pledge"]!).StartsWith("KAZ", StringComparison.Ordinal) ? app.FocalPoint : app.OtherFocalPoint;
        (await state.Step($"/v1/invitations/{invited["id"]}/accept")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/invitations/{invited["id"]}/select")).Is(HttpStatusCode.Created);
    }

    private static Task<string> Level2(RegistryApp app, Session state) => Level2(app, state, Sample.Pledge());

    // A pledge of the state at Level 2.
    private static async Task<string> Level2(RegistryApp app, Session state, JsonObject pledge)
    {
        var id = (await state.Post("/v1/pledges", pledge)).Is(HttpStatusCode.Created).Id;
        (await state.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
        (await app.Assessor.Step($"/v1/visits/{await app.ScheduledVisit(id)}/outcome", SetupSteps.Outcome())).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
        return id;
    }
}
