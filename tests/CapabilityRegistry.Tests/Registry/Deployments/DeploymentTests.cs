using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Deployments;

public sealed class DeploymentTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task Milestones_say_what_is_planned_what_happened_and_who_wrote_it_down(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Deployment();
        await Record(app, id, new JsonObject { ["kind"] = "sealift", ["plannedOn"] = "2027-07-10" });
        await Record(app, id, new JsonObject { ["kind"] = "note-verbale", ["actualOn"] = "2026-11-23", ["reference"] = "NV/KAZ/2026/9" });

        await Record(app, id, new JsonObject { ["kind"] = "sealift", ["plannedOn"] = "2027-07-20" });

        var seen = (await app.FocalPoint.Get($"/v1/deployments/{id}")).Is(HttpStatusCode.OK).Body["milestones"]!.AsArray();
        Assert.Equal(["note-verbale", "sealift"], seen.Select(milestone => (string)milestone!["kind"]!));
        Assert.Equal(("2026-11-23", "NV/KAZ/2026/9", "demo-planner"),
            ((string)seen[0]!["actualOn"]!, (string)seen[0]!["reference"]!, (string)seen[0]!["setBy"]!));
        Assert.Equal("2027-07-20", (string?)seen[1]!["plannedOn"]);
        Assert.Equal(["selected", "recorded", "recorded", "recorded"], await Actions(app, $"/v1/deployments/{id}"));
    }

    [Theory, EachEngine]
    public async Task With_its_arrival_the_unit_is_deployed(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();

        var id = await app.ArrivedUnit(pledge);

        Assert.Equal("deployed", (string?)(await app.Planner.Get($"/v1/deployments/{id}")).Body["status"]);
        Assert.Equal("deployed", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["engagement"]);
        Assert.Contains(pledge, (await app.Planner.Get($"/v1/pledges?engagement=deployed&limit=200")).Is(HttpStatusCode.OK).Text);
        Assert.DoesNotContain(pledge, (await app.Planner.Get($"/v1/pledges?engagement=pool&limit=200")).Is(HttpStatusCode.OK).Text);
    }

    [Theory, EachEngine]
    public async Task A_unit_that_has_left_the_mission_is_back_in_the_pool(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();
        var id = await app.ArrivedUnit(pledge);

        var returned = (await app.Planner.Step($"/v1/deployments/{id}/return", Return("2026-11-23"))).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("returned", "2026-11-23", "demo-planner"), ((string)returned["status"]!, (string)returned["endedOn"]!, (string)returned["endedBy"]!));
        Assert.Equal("pool", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["engagement"]);
        Assert.Equal(["selected", "deployed", "returned-to-pool"], (await Actions(app, $"/v1/pledges/{pledge}")).TakeLast(3));
        await app.Deployment(pledge);
    }

    [Theory, EachEngine]
    public async Task A_selection_is_undone_with_a_reason_and_the_unit_is_free_again(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var id = await app.Deployment(pledge, requirement);

        var withdrawn = (await app.Planner.Step($"/v1/deployments/{id}/withdraw", Withdraw())).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("withdrawn", "withdrawn-by-state", "Floods at home."),
            ((string)withdrawn["status"]!, (string)withdrawn["withdrawnFor"]!, (string)withdrawn["ending"]!));
        Assert.Equal("pool", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["engagement"]);
        await app.Deployment(requirement: requirement);
    }

    [Theory, EachEngine]
    public async Task A_unit_bound_for_a_later_time_too_stays_selected_when_it_returns(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();
        var first = await app.ArrivedUnit(pledge);
        var second = await app.Deployment(pledge, await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2029-01-01")));
        Assert.Equal("deployed", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["engagement"]);

        (await app.Planner.Step($"/v1/deployments/{first}/return", Return("2026-11-23"))).Is(HttpStatusCode.OK);
        Assert.Equal("selected", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["engagement"]);

        (await app.Planner.Step($"/v1/deployments/{second}/withdraw", Withdraw())).Is(HttpStatusCode.OK);
        Assert.Equal("pool", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["engagement"]);
    }

    [Theory, EachEngine]
    public async Task What_cannot_have_happened_is_not_written_down(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.Deployment();
        app.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal("milestone-in-the-future", await Refused(app, $"{id}/milestones", Sample.Milestone("request", "2026-11-27")));
        Assert.Equal("no request", await FoundInstead(Sample.Milestone("arrival", "2026-11-24")));
        await Record(app, id, Sample.Milestone("request", "2026-11-24"));
        Assert.Equal("2026-11-24 (request), 2026-11-23 (arrival)", await FoundInstead(Sample.Milestone("arrival", "2026-11-23")));
        await Record(app, id, Sample.Milestone("arrival", "2026-11-25"));
        Assert.Equal("arrival-before-request", await Refused(app, $"{id}/milestones", Sample.Milestone("request", "2026-11-26")));
        Assert.Equal("arrival-stands", await Refused(app, $"{id}/milestones", new JsonObject { ["kind"] = "arrival", ["plannedOn"] = "2026-11-25" }));
        await Record(app, id, Sample.Milestone("arrival", "2026-11-26"));

        async Task<string?> FoundInstead(JsonObject arrival)
        {
            var refused = (await app.Planner.Step($"/v1/deployments/{id}/milestones", arrival)).Is(HttpStatusCode.Conflict);
            Assert.Equal("arrival-before-request", refused.Code);
            return (string?)refused.Body["errors"]![0]!["found"];
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite, "request", "actualOn", "1900-01-01", "milestone-before-the-pledge", "2026-11-23 or later")]
    [InlineData(Engine.Sqlite, "mou", "actualOn", "2026-11-22", "milestone-before-the-pledge", "2026-11-23 or later")]
    [InlineData(Engine.Sqlite, "airlift", "plannedOn", "1900-01-01", "milestone-before-the-pledge", "2026-11-23 or later")]
    [InlineData(Engine.Sqlite, "arrival", "plannedOn", "2028-08-31", "planned-after-the-engagement", "before 2028-08-31 (engagedUntil)")]
    public async Task A_day_that_no_step_can_have_is_refused_with_the_range(
        Engine engine, string kind, string member, string day, string code, string range)
    {
        var app = await apps.On(engine);
        var id = await app.Deployment();

        var refused = (await app.Planner.Step($"/v1/deployments/{id}/milestones", new JsonObject { ["kind"] = kind, [member] = day }))
            .Is(HttpStatusCode.Conflict);

        Assert.Equal((code, $"/{member}", range, day), (
            refused.Code, refused.Places[0], (string)refused.Body["errors"]![0]!["expected"]!, (string)refused.Body["errors"]![0]!["found"]!));
    }

    [Theory, EachEngine]
    public async Task A_unit_moves_after_it_was_requested_and_papers_may_be_older(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.Deployment();
        app.Clock.Advance(TimeSpan.FromDays(3));
        await Record(app, id, Sample.Milestone("mou", "2026-11-23"));
        await Record(app, id, Sample.Milestone("sealift", "2026-11-24"));

        Assert.Equal("movement-before-request", await Refused(app, $"{id}/milestones", Sample.Milestone("request", "2026-11-25")));
        await Record(app, id, Sample.Milestone("request", "2026-11-24"));
        Assert.Equal("movement-before-request", await Refused(app, $"{id}/milestones", Sample.Milestone("airlift", "2026-11-23")));
        await Record(app, id, Sample.Milestone("airlift", "2026-11-24"));
    }

    [Theory, EachEngine]
    public async Task A_unit_that_was_lowered_below_the_level_asked_for_arrives_only_with_a_reason_that_stays_on_record(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();
        var id = await app.Deployment(pledge);
        await Record(app, id, Sample.Milestone("request", app.Today()));
        (await app.Planner.Step($"/v1/pledges/{pledge}/lower",
            new JsonObject { ["to"] = "L1", ["reasonCode"] = "unit-changed", ["reason"] = "Equipment sold." }))
            .Is(HttpStatusCode.OK);
        var arrival = Sample.Milestone("arrival", app.Today());

        var refused = (await app.Planner.Step($"/v1/deployments/{id}/milestones", arrival)).Is(HttpStatusCode.Conflict);
        Assert.Equal("criteria-not-met", refused.Code);
        Assert.Equal(["below-minimum-level"], refused.ErrorCodes);
        Assert.Equal("selected", (string?)(await app.Planner.Get($"/v1/deployments/{id}")).Body["status"]);

        await Record(app, id, arrival.With("overrideReason", "The unit is on the quay; the Force Commander takes it."));

        var deployment = (await app.Planner.Get($"/v1/deployments/{id}")).Body;
        Assert.Equal("deployed", (string?)deployment["status"]);
        var kept = Assert.Single(deployment["overrides"]!.AsArray())!;
        Assert.Equal(("arrived", "demo-planner", "below-minimum-level", "L2 or above", "L1"), (
            (string)kept["step"]!, (string)kept["by"]!, (string)kept["criteria"]![0]!["code"]!, (string)kept["criteria"]![0]!["required"]!,
            (string)kept["criteria"]![0]!["actual"]!));
        Assert.Contains("on the quay", (await app.Planner.Get($"/v1/deployments/{id}/history")).Text, StringComparison.Ordinal);
        Assert.Equal(id, (string?)Assert.Single(await app.Auditor.Items($"/v1/deployments?pledge={pledge}&overridden=true"))["id"]);
        Assert.Empty(await app.Auditor.Items($"/v1/deployments?pledge={pledge}&overridden=false"));
    }

    [Theory, EachEngine]
    public async Task Each_end_has_its_time(Engine engine)
    {
        var app = await apps.On(engine);
        var (selected, arrived) = (await app.Deployment(), await app.ArrivedUnit());

        Assert.Equal("wrong-status", await Refused(app, $"{selected}/return", Return("2026-11-23")));
        Assert.Equal("wrong-status", await Refused(app, $"{arrived}/withdraw", Withdraw()));
        Assert.Equal("return-outside-the-stay", await Refused(app, $"{arrived}/return", Return("2026-11-22")));
        Assert.Equal("return-outside-the-stay", await Refused(app, $"{arrived}/return", Return("2026-11-24")));
        (await app.Planner.Step($"/v1/deployments/{arrived}/return", Return("2026-11-23"))).Is(HttpStatusCode.OK);
        Assert.Equal("wrong-status", await Refused(app, $"{arrived}/return", Return("2026-11-23")));
        Assert.Equal("wrong-status", await Refused(app, $"{arrived}/milestones", Sample.Milestone("mou", "2026-11-23")));
    }

    [Theory, EachEngine]
    public async Task A_pledge_is_not_withdrawn_while_something_rests_on_it(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();
        var invitation = await app.Invitation(pledge);
        var reason = new JsonObject { ["reason"] = "Needed at home." };
        // What rests on another pledge is no matter.
        await app.Invitation();

        var refused = (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", reason)).Is(HttpStatusCode.Conflict);
        Assert.Equal("committed", refused.Code);
        Assert.Contains(invitation, refused.Text);
        (await app.FocalPoint.Step($"/v1/invitations/{invitation}/decline", CapabilityRegistry.Tests.ForceGeneration.Invitations.AnswerInvitationTests.No()))
            .Is(HttpStatusCode.OK);

        var deployment = await app.Deployment(pledge);
        Assert.Contains(deployment, (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", reason)).Is(HttpStatusCode.Conflict).Text);
        (await app.Planner.Step($"/v1/deployments/{deployment}/withdraw", Withdraw())).Is(HttpStatusCode.OK);

        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", reason)).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_deployed_unit_does_not_rise_but_may_fall_and_falling_ends_nothing(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();
        var id = await app.ArrivedUnit(pledge);

        Assert.Equal("deployed", (await app.Planner.Step($"/v1/pledges/{pledge}/raise", new JsonObject { ["to"] = "L3" })).Is(HttpStatusCode.Conflict).Code);
        (await app.Planner.Step($"/v1/pledges/{pledge}/lower", new JsonObject { ["to"] = "L1", ["reasonCode"] = "unit-changed", ["reason"] = "Inspection." }))
            .Is(HttpStatusCode.OK);
        Assert.Equal("deployed", (string?)(await app.Planner.Get($"/v1/deployments/{id}")).Body["status"]);
        Assert.Equal("deployed", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["engagement"]);
    }

    [Theory, EachEngine]
    public async Task A_unit_that_comes_early_is_bound_from_then_on_and_one_that_overstays_at_least_today(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2026-11-01").With("responseDays", 0));
        var id = await app.ArrivedUnit(pledge, await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2026-12-01").With("durationDays", 30)));
        Assert.Equal("2026-12-01", (string?)(await app.Planner.Get($"/v1/deployments/{id}")).Body["engagedFrom"]);
        Assert.DoesNotContain(pledge, (await app.Planner.Get("/v1/pledges?freeOn=2026-11-23&limit=200")).Is(HttpStatusCode.OK).Text);

        app.Clock.Advance(TimeSpan.FromDays(60));

        Assert.DoesNotContain(pledge, (await app.Planner.Get("/v1/pledges?freeOn=2027-01-22&limit=200")).Is(HttpStatusCode.OK).Text);
        Assert.Contains(pledge, (await app.Planner.Get("/v1/pledges?freeOn=2027-01-23&limit=200")).Is(HttpStatusCode.OK).Text);
    }

    [Theory, EachEngine]
    public async Task Pledges_are_found_by_the_day_on_which_they_are_free(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();
        await app.Deployment(pledge);

        Assert.Contains(pledge, (await app.Planner.Get("/v1/pledges?freeOn=2027-08-31&limit=200")).Is(HttpStatusCode.OK).Text);
        Assert.DoesNotContain(pledge, (await app.Planner.Get("/v1/pledges?freeOn=2027-09-01&limit=200")).Is(HttpStatusCode.OK).Text);
        Assert.DoesNotContain(pledge, (await app.Planner.Get("/v1/pledges?freeOn=2028-08-30&limit=200")).Is(HttpStatusCode.OK).Text);
        Assert.Contains(pledge, (await app.Planner.Get("/v1/pledges?freeOn=2028-08-31&limit=200")).Is(HttpStatusCode.OK).Text);
    }

    private static JsonObject Return(string on) => new() { ["returnedOn"] = on };

    private static JsonObject Withdraw() => new() { ["for"] = "withdrawn-by-state", ["reason"] = "Floods at home." };

    private static async Task Record(RegistryApp app, string id, JsonObject milestone) =>
        (await app.Planner.Step($"/v1/deployments/{id}/milestones", milestone)).Is(HttpStatusCode.OK);

    private static async Task<string?> Refused(RegistryApp app, string step, JsonObject body) =>
        (await app.Planner.Step($"/v1/deployments/{step}", body)).Is(HttpStatusCode.Conflict).Code;

    private static async Task<IEnumerable<string>> Actions(RegistryApp app, string path) =>
        (await app.FocalPoint.Get($"{path}/history")).Is(HttpStatusCode.OK).Body["items"]!.AsArray().Select(each => (string)each!["action"]!);
}
