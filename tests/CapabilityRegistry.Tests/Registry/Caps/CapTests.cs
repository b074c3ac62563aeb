using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Caps;

/// <summary>What the law of Kazakhstan forbids its units; each test has a registry of its own, since a law holds for all units of a state.</summary>
public sealed class CapTests
{
    private static readonly JsonObject ToL2 = new() { ["to"] = "L2" };

    [Theory, EachEngine]
    public async Task A_law_keeps_a_unit_from_a_level_until_consent_is_obtained(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.VisitedPledge();
        Assert.Equal((true, null, null), await Gate(app, pledge));

        var cap = await app.Cap(SetupSteps.NewCap("L1"));

        Assert.Equal((false, null, $"{cap}, by which the law of the state forbids it since {app.Today()}"), await Gate(app, pledge));
        Assert.True((await Gate(app, pledge, "2026-11-22")).Met);
        Assert.Equal("national-consent-missing", (await app.Planner.Step($"/v1/pledges/{pledge}/raise", ToL2)).Is(HttpStatusCode.Conflict).Code);
        await Approved(app, cap, "2026-11-02");
        Assert.Equal((true, $"consent by {cap}, obtained on 2026-11-02", null), await Gate(app, pledge));
        (await app.Planner.Step($"/v1/pledges/{pledge}/raise", ToL2)).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_unit_above_a_new_cap_is_lowered_on_the_day_on_which_it_was_recorded_and_no_earlier(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (forbidden, other) = (await app.Level2Pledge(), await app.Level2Pledge(Sample.Pledge().With("unitType", "SIGNALS_COY")));
        app.Clock.Advance(TimeSpan.FromDays(10));

        await app.Cap(SetupSteps.NewCap("L1").With("unitTypes", new JsonArray("ENGINEER_COY")));

        Assert.Equal(("L2", "L1"), (await Level(app, forbidden, "2026-12-02"), await Level(app, forbidden, "2026-12-03")));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Sweep();
        var lowered = (await app.Planner.Get($"/v1/pledges/{forbidden}")).Body;
        Assert.Equal(("L1", "2026-12-03"), ((string?)lowered["readinessLevel"], (string?)lowered["loweredOn"]));
        var last = (await app.Planner.Get($"/v1/pledges/{forbidden}/history")).Body["items"]!.AsArray()[^1]!;
        Assert.Equal(("lowered", "system:policy"), ((string?)last["action"], (string?)last["actor"]));
        Assert.StartsWith("pcrs-2024: national-consent-missing since 2026-12-03.", (string?)last["reason"], StringComparison.Ordinal);
        Assert.Equal("L2", (string?)(await app.Planner.Get($"/v1/pledges/{other}")).Body["readinessLevel"]);
        Assert.Equal("L2", await Level(app, forbidden, "2026-12-02"));
    }

    [Theory, EachEngine]
    public async Task A_law_that_is_recorded_with_its_consent_takes_nothing_away_until_the_consent_ends(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();

        await app.Cap(SetupSteps.NewCap("L1").With("approvals", new JsonArray(Approval("2026-11-02", "2027-03-01"))));

        await app.Sweep();
        Assert.Equal("L2", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["readinessLevel"]);
        Assert.Equal(("L2", "L1"), (await Level(app, pledge, "2027-02-28"), await Level(app, pledge, "2027-03-01")));
        app.Clock.Advance(TimeSpan.FromDays(98));
        Assert.Equal("2027-03-01", app.Today());
        await app.Sweep();
        Assert.Equal("L2", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["readinessLevel"]);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Sweep();
        Assert.Equal("L1", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["readinessLevel"]);
    }

    [Theory, EachEngine]
    public async Task Of_several_consents_that_which_lasts_longest_counts(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var cap = await app.Cap(SetupSteps.NewCap("L1").With("approvals", new JsonArray(Approval("2026-11-02", "2028-03-01"))));

        await Approved(app, cap, "2026-11-23", "2027-03-01");

        Assert.Equal(("L2", "L1"), (await Level(app, pledge, "2028-02-29"), await Level(app, pledge, "2028-03-01")));
        var stored = (await app.FocalPoint.Get($"/v1/caps/{cap}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(["2026-11-02", "2026-11-23"], stored["approvals"]!.AsArray().Select(each => (string?)each!["approvedOn"]));
    }

    [Theory, EachEngine]
    public async Task A_law_that_is_to_come_forbids_from_its_day_until_it_ends(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.VisitedPledge();
        var cap = await app.Cap(SetupSteps.NewCap("L1").With("effectiveFrom", "2027-01-01"));

        Assert.Equal("ends-in-the-past", await Refused(app, cap, "2026-11-22"));
        Assert.Equal("ends-before-the-law", await Refused(app, cap, "2026-12-31"));
        Assert.Equal((true, false), ((await Gate(app, pledge, "2026-12-31")).Met, (await Gate(app, pledge, "2027-01-01")).Met));
        (await app.FocalPoint.Step($"/v1/caps/{cap}/end", End("2027-04-01"))).Is(HttpStatusCode.OK);

        Assert.Equal((false, true), ((await Gate(app, pledge, "2027-03-31")).Met, (await Gate(app, pledge, "2027-04-01")).Met));
        Assert.Equal("cap-ended", await Refused(app, cap, "2027-03-01"));
        await Approved(app, cap, app.Today());
        app.Clock.Advance(TimeSpan.FromDays(129));
        Assert.Equal("2027-04-01", app.Today());
        Assert.Equal("cap-ended", (await app.FocalPoint.Step($"/v1/caps/{cap}/approve", Approval(app.Today()))).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task Planning_sees_a_law_that_is_to_come_as_readiness_does(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2026-12-01"));
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2027-03-01"));
        await app.Cap(SetupSteps.NewCap("L1").With("effectiveFrom", "2027-02-01"));

        foreach (var (day, level) in new[] { ("2027-01-31", "L2"), ("2027-02-01", "L1"), ("2028-01-01", "L1") })
        {
            Assert.Equal(level, await Level(app, pledge, day));
            var supply = await app.Planner.Items($"/v1/gaps/supply?on={day}&minimumLevel=L2");
            Assert.Equal(level == "L2", supply.Any(each => (string?)each["pledge"] == pledge));
        }

        var explained = await app.Explained(requirement, pledge);
        Assert.False((bool)explained["eligible"]!);
    }

    [Theory, EachEngine]
    public async Task What_a_law_will_take_away_is_told_alike_in_every_place_whenever_it_begins_and_ends(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge(Sample.Pledge().With("availableFrom", "2026-12-01").Without("availableUntil"));
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("neededBy", "2028-01-01"));
        var laws = new List<string>();
        await Told("2031-11-23");

        laws.Add(await Law("2026-01-01", consentUntil: "2027-02-01"));
        await Told("2027-02-01");
        // It ends before the consent is over, and on the same day.
        await Ended("2027-01-01");
        await Told("2031-11-23");
        laws.Add(await Law("2026-01-01", consentUntil: "2027-03-01"));
        await Ended("2027-03-01");
        await Told("2031-11-23");
        // Of two that are to come, the one with the shorter consent comes first, and a third is over before its consent.
        laws.Add(await Law("2027-04-01", consentUntil: "2027-09-01"));
        await Told("2027-09-01");
        laws.Add(await Law("2027-05-01", consentUntil: "2027-06-15"));
        await Told("2027-06-15");
        await Ended("2027-06-01");
        await Told("2027-09-01");

        async Task<string> Law(string from, string consentUntil) => await app.Cap(
            SetupSteps.NewCap("L1").With("effectiveFrom", from).With("approvals", new JsonArray(Approval("2026-11-02", consentUntil))));

        async Task Ended(string on) => (await app.FocalPoint.Step($"/v1/caps/{laws[^1]}/end", End(on))).Is(HttpStatusCode.OK);

        async Task Told(string on)
        {
            var day = DateOnly.Parse(on, CultureInfo.InvariantCulture);
            var before = day.AddDays(-1).ToString("O", CultureInfo.InvariantCulture);
            Assert.Equal(("L2", "L1"), (await Level(app, pledge, before), await Level(app, pledge, on)));
            var next = (await app.FocalPoint.Get($"/v1/pledges/{pledge}/readiness")).Is(HttpStatusCode.OK).Body["nextLapse"]!;
            Assert.Equal((on, "L1"), ((string?)next["on"], (string?)next["leavesLevel"]));
            var reminder = (await app.FocalPoint.Items("/v1/reminders?within=3650&sort=lapsesOn"))[0]!;
            Assert.Equal((on, on, (string?)next["gate"]), ((string?)reminder["lapsesOn"], (string?)reminder["consequenceOn"], (string?)reminder["gate"]));
            var supplied = Assert.Single(await app.Planner.Items($"/v1/gaps/supply?on={before}&minimumLevel=L2"))!;
            Assert.Equal((on, (string?)next["gate"]), ((string?)supplied["lapsesOn"], (string?)supplied["lapses"]));
            Assert.Empty(await app.Planner.Items($"/v1/gaps/supply?on={on}&minimumLevel=L2"));
            Assert.Equal(string.CompareOrdinal(on, "2028-01-01") > 0, (bool)(await app.Explained(requirement, pledge))["eligible"]!);
            var forecast = (await app.Planner.Get($"/v1/gaps/forecast?from={before[..7]}-01&to={day.AddMonths(2):yyyy-MM}-01")).Is(HttpStatusCode.OK).Body;
            Assert.All(forecast["months"]!.AsArray(), month => Assert.Equal(
                string.CompareOrdinal((string?)month!["on"], on) < 0 ? 1 : 0, (int)month["supply"]!["count"]!));
        }
    }

    [Theory, EachEngine]
    public async Task A_unit_that_has_fallen_is_neither_invited_nor_selected_before_that_is_recorded(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var offer = await app.AcceptedInvitation(pledge);
        var need = await app.PublishedRequirement();
        await app.Cap(SetupSteps.NewCap("L1"));
        Assert.Equal("L2", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["readinessLevel"]);

        var request = Sample.InvitationRequest(pledge).With("overrideReason", "No other unit can be had by then.");
        Assert.Equal("below-minimum-level", (await app.Planner.Step($"/v1/requirements/{need}/invitations", request)).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("below-minimum-level", (await app.Planner.Step($"/v1/invitations/{offer}/select")).Is(HttpStatusCode.Conflict).Code);
        var reminder = Assert.Single(await app.FocalPoint.Items("/v1/reminders?within=0"));
        Assert.Equal(("national-consent-missing", app.Today()), ((string?)reminder["gate"], (string?)reminder["consequenceOn"]));

        // Refused, they have recorded nothing.
        Assert.Equal("L2", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["readinessLevel"]);
    }

    [Theory, EachEngine]
    public async Task A_law_that_was_recorded_by_mistake_and_is_ended_on_the_same_day_takes_nothing_away(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var cap = await app.Cap(SetupSteps.NewCap("L1"));

        (await app.FocalPoint.Step($"/v1/caps/{cap}/end", End(app.Today()))).Is(HttpStatusCode.OK);

        await app.Sweep();
        Assert.Equal("L2", (string?)(await app.Planner.Get($"/v1/pledges/{pledge}")).Body["readinessLevel"]);
    }

    [Theory, EachEngine]
    public async Task What_is_recorded_is_of_unit_types_that_there_are_and_consent_that_was_obtained(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var cap = await app.Cap();

        Assert.Equal(("/unitTypes/1", "unknown-code"), await Fault("unitTypes", new JsonArray("ENGINEER_COY", "CAVALRY")));
        Assert.Equal(("/unitTypes/1", "repeated"), await Fault("unitTypes", new JsonArray("ENGINEER_COY", "ENGINEER_COY")));
        Assert.Equal(("/highest", "unknown-code"), await Fault("highest", "L4"));
        Assert.Equal(("/highest", "forbids-nothing"), await Fault("highest", "all"));
        Assert.Equal(("/approvals/0/approvedOn", "in-the-future"), await Fault("approvals", new JsonArray(Approval("2026-11-24"))));
        Assert.Equal(("/approvals/0/approvedUntil", "dates-reversed"), await Fault("approvals", new JsonArray(Approval("2026-11-02", "2026-11-02"))));
        Assert.Equal(["/approvedOn"], (await app.FocalPoint.Step($"/v1/caps/{cap}/approve", Approval("2026-11-24"))).Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal(
            ["/approvedUntil"],
            (await app.FocalPoint.Step($"/v1/caps/{cap}/approve", Approval("2026-11-02", "2026-11-01"))).Is(HttpStatusCode.BadRequest).Places);

        async Task<(string?, string?)> Fault(string member, JsonNode value)
        {
            var refused = (await app.FocalPoint.Post("/v1/caps", SetupSteps.NewCap().With(member, value))).Is(HttpStatusCode.BadRequest);
            return (refused.Places.Single(), refused.ErrorCodes.Single());
        }
    }

    [Theory, EachEngine]
    public async Task Only_a_state_speaks_of_its_law_and_reads_it_beside_those_who_read_pledges(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        (await app.Planner.Post("/v1/caps", SetupSteps.NewCap())).Is(HttpStatusCode.Forbidden);
        var cap = await app.Cap();

        (await app.Planner.Step($"/v1/caps/{cap}/approve", Approval(app.Today()))).Is(HttpStatusCode.Forbidden);
        (await app.Planner.Step($"/v1/caps/{cap}/end", End(app.Today()))).Is(HttpStatusCode.Forbidden);
        (await app.OtherFocalPoint.Get($"/v1/caps/{cap}")).Is(HttpStatusCode.NotFound);
        Assert.Equal([cap], (await app.Planner.Items("/v1/caps?contributor=KAZ&highest=L2")).Select(each => (string?)each["id"]));
        Assert.Empty(await app.Planner.Items("/v1/caps?highest=L3"));
        Assert.Empty(await app.OtherFocalPoint.Items("/v1/caps"));
    }

    private static async Task<string?> Refused(RegistryApp app, string cap, string on) =>
        (await app.FocalPoint.Step($"/v1/caps/{cap}/end", End(on))).Is(HttpStatusCode.Conflict).Code;

    private static async Task Approved(RegistryApp app, string cap, string on, string? until = null) =>
        (await app.FocalPoint.Step($"/v1/caps/{cap}/approve", Approval(on, until))).Is(HttpStatusCode.OK);

    private static JsonObject Approval(string on, string? until = null) =>
        new() { ["approvedOn"] = on, ["approvedUntil"] = until, ["reference"] = "Decree 7/2026" };

    private static JsonObject End(string on) => new() { ["on"] = on };

    private static async Task<string?> Level(RegistryApp app, string pledge, string day) =>
        (string?)(await app.FocalPoint.Get($"/v1/pledges/{pledge}/readiness?on={day}")).Is(HttpStatusCode.OK).Body["readinessLevel"];

    private static async Task<(bool Met, string? Evidence, string? Found)> Gate(RegistryApp app, string pledge, string? day = null)
    {
        var levels = (await app.Planner.Get($"/v1/pledges/{pledge}/readiness?on={day ?? app.Today()}")).Is(HttpStatusCode.OK).Body["levels"]!;
        var gate = levels[1]!["gates"]!.AsArray().Single(each => (string?)each!["code"] == "national-consent-missing")!;
        return ((bool)gate["met"]!, (string?)gate["evidence"], (string?)gate["found"]);
    }
}
