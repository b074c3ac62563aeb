using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Policies;

/// <summary>
/// A visit of 23 November 2026 counts until 23 November 2031 by the policy of the configuration, and for 36 months by the one that is stated here.
/// </summary>
public sealed class PolicyTests
{
    [Theory, EachEngine]
    public async Task Both_policies_of_the_program_are_there_with_their_sources_and_cannot_be_stated_again(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);

        var policies = await app.FocalPoint.Items("/v1/readiness-policies");

        Assert.Equal(["pcrs-2015-faq", "pcrs-2024"], policies.Select(policy => (string)policy["id"]!).Order());
        var visit = Gate((await app.FocalPoint.Get("/v1/readiness-policies/pcrs-2024")).Is(HttpStatusCode.OK).Body, "visit-not-passed");
        Assert.Equal(
            (60, "L1", "official"),
            ((int)visit["validity"]!["months"]!, (string)visit["lapse"]!["lowersTo"]!, (string)visit["validity"]!["certainty"]!));
        Assert.Contains("Brazil", (string)visit["validity"]!["source"]!, StringComparison.Ordinal);
        Assert.Equal(
            "policy-exists", (await app.Administrator.Post("/v1/readiness-policies", await Shorter(app, "pcrs-2024"))).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task Before_a_policy_holds_it_shows_which_pledges_would_change_and_how_and_then_it_changes_them(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        await app.RegisteredPledge();
        (await app.Administrator.Post("/v1/readiness-policies", await Shorter(app, "shorter"))).Is(HttpStatusCode.Created);

        var effect = Assert.Single(await app.Planner.Items("/v1/readiness-policies/shorter/effects?holdsFrom=2026-11-25"))!;
        Assert.Equal(pledge, (string)effect["pledge"]!);
        Assert.Equal(("L2", "2031-11-23"), Foreseen(effect["before"]!));
        Assert.Equal(("L2", "2029-11-23"), Foreseen(effect["after"]!));
        Assert.Equal(("L1", null), Foreseen(Assert.Single(await app.Planner.Items("/v1/readiness-policies/shorter/effects?on=2030-01-01"))["after"]!));
        Assert.Empty(await app.Planner.Items("/v1/readiness-policies/shorter/effects?contributor=BRA"));
        Assert.Empty(await app.Planner.Items("/v1/readiness-policies/pcrs-2024/effects"));
        Assert.Equal(("pcrs-2024", "2031-11-23"), await Readiness(app, pledge, "2026-11-25"));

        await Enact(app, "shorter", "2026-11-25");

        Assert.Equal(("pcrs-2024", "2029-11-23"), await Readiness(app, pledge, "2026-11-24"));
        Assert.Equal(("shorter", "2029-11-23"), await Readiness(app, pledge, "2026-11-25"));
        Assert.Empty(await app.Planner.Items("/v1/readiness-policies/shorter/effects?holdsFrom=2026-11-25"));
    }

    [Theory, EachEngine]
    public async Task A_policy_that_excludes_keeps_a_unit_from_needs_in_which_its_level_lapses(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var need = await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2029-06-01"));
        (await app.Administrator.Post("/v1/readiness-policies", await Shorter(app, "ranks-lower"))).Is(HttpStatusCode.Created);
        (await app.Administrator.Post("/v1/readiness-policies", await Shorter(app, "excludes", excludes: true))).Is(HttpStatusCode.Created);

        await Enact(app, "ranks-lower", "2026-11-23");
        Assert.Equal([pledge], await app.Candidates(need));
        await Enact(app, "excludes", "2026-11-24");
        Assert.Empty(await app.Candidates(need));
        Assert.Equal([pledge], await app.Candidates(await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2028-06-01"))));
    }

    [Theory, EachEngine]
    public async Task What_a_new_policy_takes_away_is_written_down_with_its_name_and_a_former_one_may_hold_again(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        (await app.Administrator.Post("/v1/readiness-policies", await Shorter(app, "one-month", months: 1))).Is(HttpStatusCode.Created);
        await Enact(app, "one-month", "2026-12-24");
        await Enact(app, "pcrs-2024", "2027-03-01");
        app.Clock.Advance(TimeSpan.FromDays(32));

        await app.Sweep();

        Assert.Equal("L1", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["readinessLevel"]);
        var lowered = (await app.Auditor.Items($"/v1/events?subjectId={pledge}&action=lowered")).Single();
        Assert.StartsWith("one-month: visit-not-passed since 2026-12-24.", (string)lowered["reason"]!, StringComparison.Ordinal);
        Assert.Equal("pcrs-2024", (await Readiness(app, pledge, "2027-03-01")).Policy);
    }

    [Theory, EachEngine]
    public async Task A_policy_that_is_to_come_is_reminded_of_as_readiness_foretells_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        (await app.Administrator.Post("/v1/readiness-policies", await Shorter(app, "one-month", months: 1))).Is(HttpStatusCode.Created);
        Assert.Empty(await app.FocalPoint.Items("/v1/reminders?within=365"));

        // The visit of 23 November counts for one month then, which is over when the policy begins.
        await Enact(app, "one-month", "2027-02-01");

        Assert.Equal(("pcrs-2024", "2027-02-01"), await Readiness(app, pledge, app.Today()));
        var reminder = Assert.Single(await app.FocalPoint.Items("/v1/reminders?within=365"))!;
        Assert.Equal(
            ("visit-not-passed", "2027-02-01", "2027-02-01", "L1", true),
            ((string?)reminder["gate"], (string?)reminder["lapsesOn"], (string?)reminder["consequenceOn"], (string?)reminder["leavesLevel"],
                (bool)reminder["isDue"]!));
    }

    [Theory, EachEngine]
    public async Task A_gate_that_lapses_at_several_levels_is_reminded_of_each_time(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.TakenOverPledge();
        var policy = await Shorter(app, "twice", months: 24);
        var gates = policy["gates"]!.AsArray();
        var visit = gates.First(gate => (string?)gate!["gate"] == "visit-not-passed")!.DeepClone();
        (visit["level"], visit["validity"]!["months"], visit["lapse"]!["lowersTo"]) = ("L3", 12, "L2");
        gates.Add(visit);
        (await app.Administrator.Post("/v1/readiness-policies", policy)).Is(HttpStatusCode.Created);
        await Enact(app, "twice", "2026-11-24");

        var reminders = await app.FocalPoint.Items($"/v1/reminders?within=3650&gate=visit-not-passed&sort=lapsesOn&pledge={pledge}");

        Assert.Equal(
            [($"{pledge}-VISIT-NOT-PASSED-2027-11-23", "L2"), ($"{pledge}-VISIT-NOT-PASSED-2028-11-23", "L1")],
            reminders.Select(each => ((string?)each["id"], (string?)each["leavesLevel"])));
    }

    [Theory, EachEngine]
    public async Task A_policy_that_asks_for_a_quicker_response_lets_no_unit_keep_its_level_for_longer(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.TakenOverPledge();
        await app.Agreement(pledge, "2028-02-29");
        var policy = await Shorter(app, "quicker");
        Gate(policy, "rdl-agreement-missing")["maxResponseDays"] = 10;
        (await app.Administrator.Post("/v1/readiness-policies", policy)).Is(HttpStatusCode.Created);
        Assert.Equal("2028-02-29", await Agreed(app, pledge));

        await Enact(app, "quicker", "2026-11-24");
        app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("2028-02-29", await Agreed(app, pledge));

        static async Task<string?> Agreed(RegistryApp app, string pledge) =>
            (string?)(await app.Planner.Get($"/v1/pledges/{pledge}/readiness")).Is(HttpStatusCode.OK).Body["levels"]![3]!["gates"]!.AsArray()
                .Single(gate => (string?)gate!["code"] == "rdl-agreement-missing")!["lapsesOn"];
    }

    [Theory, EachEngine]
    public async Task The_default_is_tried_before_it_is_changed_in_the_configuration(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();

        var effect = Assert.Single(await app.Administrator.Items("/v1/readiness-policies/pcrs-2015-faq/effects?asDefault=true"))!;

        Assert.Equal((pledge, "renewal-missing"), ((string)effect["pledge"]!, (string)effect["after"]!["lapses"]!));
        Assert.Equal(("L2", "2027-11-23"), Foreseen(effect["after"]!));
    }

    [Theory, EachEngine]
    public async Task What_a_policy_would_change_is_asked_from_a_day_on_which_it_could_begin(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);

        (await app.Administrator.Get("/v1/readiness-policies/pcrs-2015-faq/effects?holdsFrom=2026-11-23")).Is(HttpStatusCode.OK);
        var refusal = (await app.Administrator.Get("/v1/readiness-policies/pcrs-2015-faq/effects?holdsFrom=2026-11-22")).Is(HttpStatusCode.BadRequest);
        Assert.Equal(["holdsFrom"], refusal.Places);
        Assert.Equal(["in-the-past"], refusal.ErrorCodes);
    }

    [Theory, EachEngine]
    public async Task A_term_is_taken_back_before_it_begins_and_not_after(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var (today, later) = (await Enact(app, "pcrs-2024", "2026-11-23"), await Enact(app, "pcrs-2015-faq", "2026-12-01"));
        var why = new JsonObject { ["reason"] = "The office has changed its mind." };

        Assert.Equal("day-taken", (await Enacted(app, "pcrs-2024", "2026-12-01")).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(["in-the-past"], (await Enacted(app, "pcrs-2024", "2026-11-22")).Is(HttpStatusCode.BadRequest).ErrorCodes);
        Assert.Equal(["/policy"], (await Enacted(app, "pcrs-1999", "2026-12-02")).Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal("term-began", (await app.Administrator.Step($"/v1/policy-terms/{today}/revoke", why)).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("pcrs-2015-faq", (await Readiness(app, pledge, "2026-12-01")).Policy);
        (await app.Administrator.Step($"/v1/policy-terms/{later}/revoke", why)).Is(HttpStatusCode.OK);
        Assert.Equal("term-revoked", (await app.Administrator.Step($"/v1/policy-terms/{later}/revoke", why)).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("pcrs-2024", (await Readiness(app, pledge, "2026-12-01")).Policy);
        await Enact(app, "pcrs-2015-faq", "2026-12-01");
    }

    [Theory, EachEngine]
    public async Task What_no_policy_can_say_is_refused_with_the_place(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var gates = (await Shorter(app, "odd"))["gates"]!.AsArray();
        var at = gates.ToList().FindIndex(gate => (string?)gate!["gate"] == "visit-not-passed");

        await Refuses(gate => gate["lapse"]!["lowersTo"] = "L2", $"/gates/{at}/lapse/lowersTo", "policy-contradicts");
        await Refuses(gate => gate["validity"]!["firstMonths"] = 3, $"/gates/{at}/validity/firstMonths", "policy-contradicts");
        await Refuses(gate => gate["maxResponseDays"] = 60, $"/gates/{at}/maxResponseDays", "policy-contradicts");
        await Refuses(gate => gate["lapse"]!["reminderDays"] = new JsonArray(0), $"/gates/{at}/lapse/reminderDays", "policy-contradicts");
        await Refuses(gate => gate["lapse"]!["reminderDays"] = new JsonArray(30, 7, 30), $"/gates/{at}/lapse/reminderDays", "policy-contradicts");
        await Refuses(gate => (gate["gate"], gate["level"]) = ("note-verbale-missing", "L1"), $"/gates/{at}", "policy-contradicts");
        await Refuses(gate => gate["gate"] = "findings-unanswered", $"/gates/{at}/validity", "policy-contradicts");
        await Refuses(gate => gate["level"] = "L1", $"/gates/{at}/level", "policy-contradicts");
        await Refuses(gate => gate["gate"] = "no-such-gate", $"/gates/{at}/gate", "unknown-code");
        var fault = await Refuses(gate => gate["lapse"]!["lowersTo"] = "RDL", $"/gates/{at}/lapse/lowersTo", "policy-contradicts");
        Assert.Equal(("a level below L2", "RDL"), ((string?)fault["expected"], (string?)fault["found"]));

        async Task<JsonNode> Refuses(Action<JsonNode> change, string place, string code)
        {
            var policy = await Shorter(app, "odd");
            change(policy["gates"]![at]!);
            var answer = (await app.Administrator.Post("/v1/readiness-policies", policy)).Is(HttpStatusCode.BadRequest);
            Assert.Contains((place, code), answer.Places.Zip(answer.ErrorCodes));
            return answer.Body["errors"]!.AsArray().First(error => (string?)error!["pointer"] == place)!;
        }
    }

    /// <summary>The policy of 2024 with another validity of the visit.</summary>
    private static async Task<JsonObject> Shorter(RegistryApp app, string id, int months = 36, bool excludes = false)
    {
        var policy = (await app.Administrator.Get("/v1/readiness-policies/pcrs-2024")).Is(HttpStatusCode.OK).Body.AsObject();
        foreach (var readOnly in (string[])["version", "statedOn"])
        {
            policy.Remove(readOnly);
        }

        (policy["id"], policy["name"]) = (id, "Shorter, for a test");
        var visit = Gate(policy, "visit-not-passed");
        (visit["validity"]!["months"], visit["lapse"]!["excludesFromNeeds"]) = (months, excludes);
        return policy.DeepClone().AsObject();
    }

    private static JsonNode Gate(JsonNode policy, string code) => policy["gates"]!.AsArray().First(gate => (string?)gate!["gate"] == code)!;

    private static (string?, string?) Foreseen(JsonNode level) => ((string?)level["readinessLevel"], (string?)level["lapsesOn"]);

    private static async Task<(string Policy, string? LapsesOn)> Readiness(RegistryApp app, string pledge, string on)
    {
        var readiness = (await app.Planner.Get($"/v1/pledges/{pledge}/readiness?on={on}")).Is(HttpStatusCode.OK).Body;
        return ((string)readiness["policy"]!, (string?)readiness["nextLapse"]?["on"]);
    }

    private static async Task<string> Enact(RegistryApp app, string policy, string from) => (await Enacted(app, policy, from)).Is(HttpStatusCode.Created).Id;

    private static Task<Answer> Enacted(RegistryApp app, string policy, string from) => app.Administrator.Post("/v1/policy-terms", new JsonObject
    {
        ["policy"] = policy, ["holdsFrom"] = from, ["reason"] = "As decided by the office.",
    });
}
