using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Outcomes;

public sealed class GetPledgeOutcomesTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task What_is_not_met_is_told_with_the_smallest_change_that_would_be_enough(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("languages", new JsonArray("es")));
        var pledge = await app.RegisteredPledge();

        var outcome = await Outcome(app, pledge, requirement);

        Assert.Equal(("not-eligible", false, 0), ((string)outcome["outcome"]!, (bool)outcome["eligible"]!, (int)outcome["score"]!));
        Assert.Equal(
            [("below-selection-level", "L2 or above", "L1"), ("below-minimum-level", "L2 or above", "L1"), ("language-missing", "es", "en, fr")],
            outcome["reasons"]!.AsArray().Select(reason => ((string)reason!["code"]!, (string)reason["required"]!, (string)reason["actual"]!)));
        Assert.Equal(["raise to L2", "add the language es"], outcome["repair"]!["steps"]!.AsArray().Select(step => (string)step!["text"]!));
        Assert.True((bool)outcome["repair"]!["possible"]!);
        Assert.Empty(outcome["breakdown"]!.AsArray());
        Assert.Equal(("MINUSCA", "ENGINEER_COY", "2027-09-01"), ((string)outcome["mission"]!, (string)outcome["unitType"]!, (string)outcome["neededBy"]!));
    }

    [Theory, EachEngine]
    public async Task A_state_is_told_which_of_its_conditions_keeps_its_unit_back(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());
        var condition = await app.Condition(pledge);

        var outcome = await Outcome(app, pledge, requirement);

        var reason = Assert.Single(outcome["reasons"]!.AsArray())!;
        Assert.Equal(("not-eligible", "condition-open", condition), ((string)outcome["outcome"]!, (string)reason["code"]!, (string)reason["actual"]!));
        var step = Assert.Single(outcome["repair"]!["steps"]!.AsArray())!;
        Assert.Equal(($"have met or dropped: {condition}", "POST /v1/conditions/{id}/meet"), ((string)step["text"]!, (string)step["route"]!));
    }

    [Theory, EachEngine]
    public async Task A_state_is_told_that_its_unit_waits_for_its_vetting_and_not_what_is_looked_into(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());
        await app.Vetting(pledge);

        var outcome = await Outcome(app, pledge, requirement);

        var reason = Assert.Single(outcome["reasons"]!.AsArray())!;
        Assert.Equal(
            ("not-eligible", "vetting-not-cleared", "pending from 2026-11-01"),
            ((string)outcome["outcome"]!, (string)reason["code"]!, (string)reason["actual"]!));
        var step = Assert.Single(outcome["repair"]!["steps"]!.AsArray())!;
        Assert.Equal(("clear the vetting", "POST /v1/vettings/{id}/clear"), ((string)step["text"]!, (string)step["route"]!));
        Assert.DoesNotContain("Tobol", outcome.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_lead_is_told_which_share_keeps_its_unit_back(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());
        var share = await app.Share(pledge);

        var outcome = await Outcome(app, pledge, requirement);

        var reason = Assert.Single(outcome["reasons"]!.AsArray())!;
        Assert.Equal(("not-eligible", "share-open", $"open: {share}"), ((string)outcome["outcome"]!, (string)reason["code"]!, (string)reason["actual"]!));
        var step = Assert.Single(outcome["repair"]!["steps"]!.AsArray())!;
        Assert.Equal(($"have confirmed or settled: {share}", "POST /v1/shares/{id}/confirm"), ((string)step["text"]!, (string)step["route"]!));
    }

    [Theory, EachEngine]
    public async Task A_missing_partner_of_the_own_state_is_told_and_of_those_of_others_that_they_are_not_told(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement();
        var partner = await app.RegisteredPledge();
        var own = await app.Level2Pledge(Sample.Pledge().With("partners", new JsonArray(partner)));
        var foreign = await app.Level2Pledge(Sample.Pledge().With("partners", new JsonArray("BRA-00077")));

        var (ofOwn, ofForeign) = (await Outcome(app, own, requirement), await Outcome(app, foreign, requirement));

        var reason = Assert.Single(ofOwn["reasons"]!.AsArray())!;
        Assert.Equal(("not-eligible", "partner-missing", $"not {partner}"), ((string)ofOwn["outcome"]!, (string)reason["code"]!, (string)reason["actual"]!));
        Assert.True((bool)ofForeign["eligible"]!);
        Assert.Contains("whether those of other states are registered is not told here", (string)ofForeign["text"]!, StringComparison.Ordinal);
        var all = (await app.Planner.Get($"/v1/pledges/{foreign}/outcomes")).Is(HttpStatusCode.OK).Body["requirements"]!.AsArray()
            .Single(each => (string)each!["requirement"]! == requirement)!;
        Assert.Equal("not-eligible", (string)all["outcome"]!);
    }

    [Theory, EachEngine]
    public async Task What_nothing_bars_is_told_its_own_points_and_how_to_earn_the_others(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement(Sample.Requirement()
            .With("unitType", "ENGINEER_COMBAT_COY")
            .With("substitutes", new JsonArray(new JsonObject { ["unitType"] = "ENGINEER_COY", ["penalty"] = 20 }))
            .With("desired", new JsonArray(new JsonObject { ["kind"] = "language", ["code"] = "ar" })));
        var pledge = await app.Level2Pledge(Sample.Pledge()
            .With("responseDays", 279).With("availableFrom", "2027-09-01")
            .With("personnel", new JsonArray(new JsonObject { ["rankGroup"] = "enlisted", ["men"] = 95, ["women"] = 5 })));
        // So that the visit is no longer of today.
        app.Clock.Advance(TimeSpan.FromDays(1));

        var outcome = await Outcome(app, pledge, requirement);

        Assert.Equal(("not-chosen", true), ((string)outcome["outcome"]!, (bool)outcome["eligible"]!));
        Assert.StartsWith("Nothing in this pledge bars it.", (string)outcome["text"]!, StringComparison.Ordinal);
        var earned = outcome["breakdown"]!.AsArray();
        Assert.Equal(Criteria.All.Where(criterion => criterion.Scores && criterion.Code != "burden").Select(criterion => criterion.Code),
            earned.Select(each => (string)each!["code"]!));
        Assert.All(earned, each => Assert.True((int)each!["points"]! < (int)each["outOf"]! && (string?)each["toEarn"] is { Length: > 20 },
            each!.ToJsonString()));
        Assert.Equal((int)outcome["score"]!, earned.Sum(each => (int)each!["points"]!));
        Assert.Equal((int)(await Outcomes(app, pledge))["outOf"]!, earned.Sum(each => (int)each!["outOf"]!));
        // The same points as those that the planner sees, but for those that are not of this pledge alone.
        var seen = (await app.Planner.Get($"/v1/requirements/{requirement}/candidates?explain={pledge}"))
            .Is(HttpStatusCode.OK).Body["explained"]!["criteria"]!.AsArray();
        Assert.Equal(
            seen.Where(each => (int)each!["outOf"]! > 0 && (string?)each["code"] != "burden").Select(Named),
            earned.Select(Named));
        Assert.All(earned, each => Assert.Equal(Criteria.NameOf((string)each!["code"]!), (string?)each["name"]));

        static (string, string, int) Named(JsonNode? each) => ((string)each!["code"]!, (string)each["name"]!, (int)each["points"]!);
    }

    [Theory, EachEngine]
    public async Task How_to_earn_more_is_not_told_where_everything_is_earned(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());

        var type = (await Outcome(app, pledge, requirement))["breakdown"]!.AsArray().Single(each => (string)each!["code"]! == "unit-type-not-acceptable")!;

        Assert.Equal((int)type["outOf"]!, (int)type["points"]!);
        Assert.Null(type["toEarn"]);
    }

    [Theory, EachEngine]
    public async Task What_happens_to_the_unit_is_told_step_by_step(Engine engine)
    {
        var app = await apps.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());

        var invitation = await app.Invitation(pledge, requirement);
        await Is(app, pledge, requirement, "invited", "An answer is welcome until 2026-12-31.");
        (await app.FocalPoint.Step($"/v1/invitations/{invitation}/accept")).Is(HttpStatusCode.OK);
        await Is(app, pledge, requirement, "offered", "The Secretariat has not decided yet.");
        var deployment = (await app.Planner.Step($"/v1/invitations/{invitation}/select")).Is(HttpStatusCode.Created).Id;
        await Is(app, pledge, requirement, "selected", "has been selected");
        (await app.Planner.Step($"/v1/deployments/{deployment}/milestones", Sample.Milestone("request", app.Today()))).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/deployments/{deployment}/milestones", Sample.Milestone("arrival", app.Today()))).Is(HttpStatusCode.OK);
        var outcome = await Is(app, pledge, requirement, "deployed", "is deployed");

        // What binds it to this requirement does not stand against it; against another one it does.
        Assert.True((bool)outcome["eligible"]!);
        Assert.Equal((invitation, deployment), ((string)outcome["invitation"]!, (string)outcome["deployment"]!));
        var elsewhere = await Outcome(app, pledge, await app.PublishedRequirement());
        Assert.Equal(["engaged-elsewhere"], elsewhere["reasons"]!.AsArray().Select(reason => (string)reason!["code"]!));
    }

    [Theory, EachEngine]
    public async Task A_selection_that_was_undone_is_told_until_the_state_is_asked_again(Engine engine)
    {
        var app = await apps.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());
        var deployment = await app.Deployment(pledge, requirement);
        (await app.Planner.Step($"/v1/deployments/{deployment}/withdraw",
            new JsonObject { ["for"] = "withdrawn-by-state", ["reason"] = "Floods at home." })).Is(HttpStatusCode.OK);

        await Is(app, pledge, requirement, "withdrawn", "was undone before it arrived");

        await app.Invitation(pledge, requirement);
        await Is(app, pledge, requirement, "invited", "An answer is welcome until 2026-12-31.");
    }

    [Theory, EachEngine]
    public async Task A_unit_that_has_served_is_thanked(Engine engine)
    {
        var app = await apps.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());
        var deployment = await app.ArrivedUnit(pledge, requirement);
        (await app.Planner.Step($"/v1/deployments/{deployment}/return", new JsonObject { ["returnedOn"] = app.Today() })).Is(HttpStatusCode.OK);

        await Is(app, pledge, requirement, "returned", "has served for this requirement and has returned");

        // Nor is it forgotten once nothing is looked for there any more.
        (await app.Planner.Step($"/v1/requirements/{requirement}/close", new JsonObject { ["reason"] = "The mission has ended." })).Is(HttpStatusCode.OK);
        await Is(app, pledge, requirement, "returned", "has served for this requirement and has returned");
    }

    [Theory, EachEngine]
    public async Task A_state_that_declined_is_reminded_of_it(Engine engine)
    {
        var app = await apps.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());
        var invitation = await app.Invitation(pledge, requirement);
        (await app.FocalPoint.Step($"/v1/invitations/{invitation}/decline", new JsonObject { ["for"] = "other", ["reason"] = "Not this year." }))
            .Is(HttpStatusCode.OK);

        await Is(app, pledge, requirement, "declined", "did not offer it");
    }

    [Theory, EachEngine]
    public async Task A_plan_counts_and_a_what_if_does_not(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());
        var supposed = new JsonObject { ["scenario"] = new JsonObject { ["withdrawals"] = new JsonArray(await app.RegisteredPledge()) } };
        Assert.Single((await app.Run(supposed)).Body["assignments"]!.AsArray());
        await Is(app, pledge, requirement, "not-chosen", "");

        var run = (string)(await app.Run()).Body["run"]!["id"]!;

        var outcome = await Is(app, pledge, requirement, "chosen", $"The plan of {run}, of 2026-11-23, gives this unit to the requirement.");
        Assert.Equal([run], outcome["plans"]!.AsArray().Select(each => (string)each!));
    }

    [Theory, EachEngine]
    public async Task The_newest_plan_counts_and_is_named_with_its_day(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (requirement, other, pledge) = (await app.PublishedRequirement(), await app.PublishedRequirement(), await app.Level2Pledge());
        var first = RunOf(await app.Run(Only(requirement)));
        await Is(app, pledge, requirement, "chosen", $"The plan of {first}, of 2026-11-23, gives this unit");
        app.Clock.Advance(TimeSpan.FromDays(1));

        await app.Run(Only(other));
        await Is(app, pledge, requirement, "chosen", $"The plan of {first}, of 2026-11-23, gives this unit");

        await app.Run(Only(requirement).With("scenario", new JsonObject { ["withdrawals"] = new JsonArray(pledge) }));
        await Is(app, pledge, requirement, "chosen", $"The plan of {first}, of 2026-11-23, gives this unit");

        var second = RunOf(await app.Run(Only(requirement).With("bans", new JsonArray(new JsonObject { ["pledge"] = pledge }))));
        var outcome = await Is(app, pledge, requirement, "not-chosen", $"The newest plan, of {second} of 2026-11-24, does not give it");
        Assert.Equal((second, "2026-11-24"), ((string)outcome["newestPlan"]!["run"]!, (string)outcome["newestPlan"]!["asOf"]!));
        Assert.Equal([first], outcome["plans"]!.AsArray().Select(each => (string)each!));
    }

    [Theory, EachEngine]
    public async Task A_step_says_by_what_route_it_can_be_taken(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("languages", new JsonArray("ar")));
        var (draft, registered) = (await app.DraftPledge(), await app.Level2Pledge());

        var early = (await Outcome(app, draft, requirement))["repair"]!;
        var late = await Outcome(app, registered, requirement);

        Assert.Equal(["POST /v1/pledges/{id}/accept", "POST /v1/pledges/{id}/raise", "PUT /v1/pledges/{id}"],
            early["steps"]!.AsArray().Select(step => (string?)step!["route"]).Distinct().Order(StringComparer.Ordinal));
        Assert.True((bool)early["canBeCarriedOut"]!);
        Assert.Equal((true, true), ((bool)late["repair"]!["possible"]!, (bool)late["repair"]!["canBeCarriedOut"]!));
        Assert.Equal("POST /v1/pledges/{id}/accept-revision", (string?)Assert.Single(late["repair"]!["steps"]!.AsArray())!["route"]);
    }

    [Theory, EachEngine]
    public async Task What_lapses_for_want_of_a_paper_that_only_the_first_handing_in_can_bring_is_told_as_a_step_that_cannot_be_taken(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var policy = FullSample.Of("StateReadinessPolicy")!.With("gates", JsonNode.Parse("""
            [{
              "level": "L1", "gate": "note-verbale-missing", "source": "Circular 7", "certainty": "official",
              "validity": { "months": 6, "source": "Circular 7", "certainty": "official" },
              "lapse": { "source": "Circular 7", "certainty": "official" }
            }]
            """)!);
        (await app.Administrator.Post("/v1/readiness-policies", policy)).Is(HttpStatusCode.Created);
        (await app.Administrator.Post("/v1/policy-terms", new JsonObject
        {
            ["policy"] = "of-the-office", ["holdsFrom"] = "2026-11-24", ["reason"] = "As decided by the office.",
        })).Is(HttpStatusCode.Created);
        var (requirement, pledge) = (await app.PublishedRequirement(), await app.Level2Pledge());

        var outcome = await Outcome(app, pledge, requirement);

        var step = Assert.Single(outcome["repair"]!["steps"]!.AsArray())!;
        Assert.Equal(
            ("level-lapses", "renew in time what lapses: note-verbale-missing on 2027-05-23", null),
            ((string?)step["code"], (string?)step["text"], (string?)step["route"]));
        Assert.Equal((true, false), ((bool)outcome["repair"]!["possible"]!, (bool)outcome["repair"]!["canBeCarriedOut"]!));
        Assert.Contains("not every step of it can be taken in this registry yet", (string)outcome["text"]!, StringComparison.Ordinal);
    }

    private static JsonObject Only(string requirement) => new() { ["requirements"] = new JsonArray(requirement) };

    private static string RunOf(Answer run) => (string)run.Body["run"]!["id"]!;

    [Theory, EachEngine]
    public async Task Only_what_is_published_and_not_closed_and_accepts_the_unit_type_is_told(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var open = await app.PublishedRequirement();
        await app.Planner.Post("/v1/requirements", Sample.Requirement());
        (await app.Planner.Step($"/v1/requirements/{await app.PublishedRequirement()}/close", new JsonObject { ["reason"] = "It is over." }))
            .Is(HttpStatusCode.OK);
        await app.PublishedRequirement(Sample.Requirement().With("unitType", "INFANTRY_COY"));

        var told = await Outcomes(app, await app.RegisteredPledge());

        Assert.Equal([open], told["requirements"]!.AsArray().Select(each => (string)each!["requirement"]!));
    }

    [Theory, EachEngine]
    public async Task A_foreign_pledge_is_as_one_that_is_not_there(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();

        var foreign = (await app.OtherFocalPoint.Get($"/v1/pledges/{pledge}/outcomes")).Is(HttpStatusCode.NotFound).Body.AsObject().Without("traceId");
        var absent = (await app.OtherFocalPoint.Get("/v1/pledges/KAZ-99999/outcomes")).Is(HttpStatusCode.NotFound).Body.AsObject().Without("traceId");

        Assert.Equal(absent.ToJsonString(), foreign.ToJsonString().Replace(pledge, "KAZ-99999", StringComparison.Ordinal));
        (await app.Assessor.Get($"/v1/pledges/{pledge}/outcomes")).Is(HttpStatusCode.Forbidden);
        var own = (await app.FocalPoint.Get($"/v1/pledges/{pledge}/outcomes")).Is(HttpStatusCode.OK).Text;
        Assert.Equal(own, (await app.Planner.Get($"/v1/pledges/{pledge}/outcomes")).Is(HttpStatusCode.OK).Text);
        Assert.Equal(own, (await app.Auditor.Get($"/v1/pledges/{pledge}/outcomes")).Is(HttpStatusCode.OK).Text);
    }

    private static async Task<JsonNode> Is(RegistryApp app, string pledge, string requirement, string outcome, string text)
    {
        var told = await Outcome(app, pledge, requirement);
        Assert.Equal(outcome, (string)told["outcome"]!);
        Assert.Contains(text, (string)told["text"]!, StringComparison.Ordinal);
        return told;
    }

    private static async Task<JsonNode> Outcome(RegistryApp app, string pledge, string requirement) =>
        (await Outcomes(app, pledge))["requirements"]!.AsArray().Single(each => (string?)each!["requirement"] == requirement)!;

    private static async Task<JsonNode> Outcomes(RegistryApp app, string pledge) =>
        (await app.FocalPoint.Get($"/v1/pledges/{pledge}/outcomes")).Is(HttpStatusCode.OK).Body;
}
