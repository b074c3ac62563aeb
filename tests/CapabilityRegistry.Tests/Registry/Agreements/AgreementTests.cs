using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Agreements;

public sealed class AgreementTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly JsonObject ToRdl = new() { ["to"] = "RDL" };

    [Theory, EachEngine]
    public async Task A_unit_rises_to_the_rapid_deployment_level_once_it_is_verified_and_an_agreement_is_signed(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.TakenOverPledge();

        Assert.Equal(
            ["verification-visit-not-passed", "rdl-agreement-missing"],
            (await app.Planner.Step($"/v1/pledges/{pledge}/raise", ToRdl)).Is(HttpStatusCode.Conflict).ErrorCodes);
        await Verified(app, pledge);
        Assert.Equal("rdl-agreement-missing", (await app.Planner.Step($"/v1/pledges/{pledge}/raise", ToRdl)).Is(HttpStatusCode.Conflict).Code);
        var agreement = await app.Agreement(pledge);

        Assert.Equal((true, $"{agreement} of {app.Today()}", null), await Gate(app, pledge));
        Assert.False((await Gate(app, pledge, "2026-11-22")).Met);
        Assert.Equal("RDL", (string?)(await app.Planner.Step($"/v1/pledges/{pledge}/raise", ToRdl)).Is(HttpStatusCode.OK).Body["readinessLevel"]);
    }

    [Theory, EachEngine]
    public async Task An_agreement_that_is_too_slow_for_the_policy_is_recorded_and_meets_nothing(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();

        var slow = (await app.Planner.Post("/v1/agreements", (await New(app, pledge)).With("responseDays", 61))).Is(HttpStatusCode.Created).Id;

        Assert.Equal((false, null, $"{slow} of {app.Today()}, with a longer response time"), await Gate(app, pledge));
        var fast = (await app.Planner.Post("/v1/agreements", (await New(app, pledge)).With("responseDays", 60))).Is(HttpStatusCode.Created).Id;
        Assert.Equal((true, $"{fast} of {app.Today()}", null), await Gate(app, pledge));
    }

    [Theory, EachEngine]
    public async Task The_end_of_an_agreement_lowers_the_unit_to_Level_3_with_that_day_and_not_before(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (agreed, ended) = (await RdlPledge(app, "2027-11-23"), await RdlPledge(app));
        var open = (string)(await app.Planner.Items($"/v1/agreements?pledge={ended}")).Single()["id"]!;

        var after = (await app.Planner.Step($"/v1/agreements/{open}/end", End("2027-02-01"))).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("2027-02-01", "The unit is needed at home."), ((string?)after["until"], (string?)after["endedFor"]));
        Assert.Equal(("RDL", "L3"), (await Level(app, ended, "2027-01-31"), await Level(app, ended, "2027-02-01")));
        Assert.Equal(("RDL", "L3"), (await Level(app, agreed, "2027-11-22"), await Level(app, agreed, "2027-11-23")));
        app.Clock.Advance(TimeSpan.FromDays(70));
        Assert.Equal("2027-02-01", app.Today());
        await app.Sweep();
        Assert.Equal("RDL", (string?)(await app.Planner.Get($"/v1/pledges/{ended}")).Body["readinessLevel"]);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Sweep();
        var lowered = (await app.Planner.Get($"/v1/pledges/{ended}")).Body;
        Assert.Equal(("L3", "2027-02-01"), ((string?)lowered["readinessLevel"], (string?)lowered["loweredOn"]));
        Assert.Equal("RDL", (string?)(await app.Planner.Get($"/v1/pledges/{agreed}")).Body["readinessLevel"]);
        app.Clock.Advance(TimeSpan.FromDays(295));
        await app.Sweep();
        Assert.Equal("L3", (string?)(await app.Planner.Get($"/v1/pledges/{agreed}")).Body["readinessLevel"]);
    }

    [Theory, EachEngine]
    public async Task An_agreement_that_is_ended_today_lowers_the_unit_with_this_day(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await RdlPledge(app);
        var agreement = (string)(await app.Planner.Items($"/v1/agreements?pledge={pledge}")).Single()["id"]!;
        app.Clock.Advance(TimeSpan.FromDays(1));

        (await app.Planner.Step($"/v1/agreements/{agreement}/end", End(app.Today()))).Is(HttpStatusCode.OK);

        Assert.Equal(("RDL", "L3"), (await Level(app, pledge, "2026-11-23"), await Level(app, pledge, app.Today())));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Sweep();
        var lowered = (await app.Planner.Get($"/v1/pledges/{pledge}")).Body;
        Assert.Equal(("L3", "2026-11-24"), ((string?)lowered["readinessLevel"], (string?)lowered["loweredOn"]));
    }

    [Theory, EachEngine]
    public async Task While_another_agreement_is_in_force_the_end_of_one_takes_nothing_away(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await RdlPledge(app, "2027-02-01");
        await app.Agreement(pledge, "2028-02-01");

        Assert.Equal(("RDL", "L3"), (await Level(app, pledge, "2028-01-31"), await Level(app, pledge, "2028-02-01")));
    }

    [Theory, EachEngine]
    public async Task An_agreement_ends_from_today_on_after_it_was_signed_and_sooner_than_was_agreed(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.RegisteredPledge();
        var agreement = await app.Agreement(pledge, "2026-12-10");

        Assert.Equal("ends-when-signed", await Refused("2026-11-23"));
        Assert.Equal("ends-in-the-past", await Refused("2026-11-22"));
        Assert.Equal("ends-sooner-anyway", await Refused("2026-12-10"));
        (await app.Planner.Step($"/v1/agreements/{agreement}/end", End("2026-12-09"))).Is(HttpStatusCode.OK);
        Assert.Equal("ends-sooner-anyway", await Refused("2026-12-09"));
        (await app.Planner.Step($"/v1/agreements/{agreement}/end", End("2026-11-24"))).Is(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("agreement-over", await Refused("2026-11-24"));
        (await app.FocalPoint.Step($"/v1/agreements/{agreement}/end", End("2026-12-01"))).Is(HttpStatusCode.Forbidden);

        async Task<string?> Refused(string on) => (await app.Planner.Step($"/v1/agreements/{agreement}/end", End(on))).Is(HttpStatusCode.Conflict).Code;
    }

    [Theory, EachEngine]
    public async Task An_agreement_is_on_a_registered_unit_and_a_published_generic_statement_for_its_type(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var draft = await app.DraftSur(Sample.Sur().With("unitType", "MARITIME_UNIT"));
        var other = await app.PublishedSur(Sample.Sur().With("unitType", "SIGNALS_COY").With("effectiveFrom", "2026-01-01"));
        var mission = await app.PublishedSur(Sample.Sur().With("mission", "UNISFA"));

        Assert.Equal(("/sur", "sur-not-published"), await Fault("sur", draft));
        Assert.Equal(("/sur", "sur-of-another-unit-type"), await Fault("sur", other));
        Assert.Equal(("/sur", "sur-of-a-mission"), await Fault("sur", mission));
        Assert.Equal(("/sur", "unknown-code"), await Fault("sur", "STMT-99999"));
        Assert.Equal(("/pledge", "unknown-pledge"), await Fault("pledge", "KAZ-99999"));
        Assert.Equal(("/signedOn", "in-the-future"), await Fault("signedOn", "2026-11-24"));
        Assert.Equal(("/until", "dates-reversed"), await Fault("until", app.Today()));
        Assert.Equal(("/responseDays", "out-of-range"), await Fault("responseDays", 0));
        Assert.Equal(("/responseDays", "out-of-range"), await Fault("responseDays", 366));
        Assert.Equal("signed-before-the-pledge", await Refusal((await New(app, pledge)).With("signedOn", "2026-11-22")));
        Assert.Equal("pledge-not-registered", await Refusal(await New(app, await app.AcknowledgedPledge())));
        Assert.Empty(await app.Planner.Items($"/v1/agreements?pledge={pledge}"));

        async Task<(string?, string?)> Fault(string member, JsonNode value)
        {
            var refused = (await app.Planner.Post("/v1/agreements", (await New(app, pledge)).With(member, value))).Is(HttpStatusCode.BadRequest);
            return (refused.Places.Single(), refused.ErrorCodes.Single());
        }

        async Task<string?> Refusal(JsonObject request) => (await app.Planner.Post("/v1/agreements", request)).Is(HttpStatusCode.Conflict).Code;
    }

    [Theory, EachEngine]
    public async Task Only_a_planner_records_an_agreement_and_a_state_reads_its_own(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var request = await New(app, pledge);
        (await app.FocalPoint.Post("/v1/agreements", request)).Is(HttpStatusCode.Forbidden);
        (await app.Assessor.Post("/v1/agreements", request)).Is(HttpStatusCode.Forbidden);

        var agreement = await app.Agreement(pledge);

        (await app.FocalPoint.Get($"/v1/agreements/{agreement}")).Is(HttpStatusCode.OK);
        Assert.Equal([agreement], (await app.FocalPoint.Items($"/v1/agreements?pledge={pledge}")).Select(each => (string?)each["id"]));
        (await app.OtherFocalPoint.Get($"/v1/agreements/{agreement}")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await app.OtherFocalPoint.Items($"/v1/agreements?pledge={pledge}"));
    }

    private static async Task<string> RdlPledge(RegistryApp app, string? until = null)
    {
        var pledge = await app.TakenOverPledge();
        await Verified(app, pledge);
        await app.Agreement(pledge, until);
        (await app.Planner.Step($"/v1/pledges/{pledge}/raise", ToRdl)).Is(HttpStatusCode.OK);
        return pledge;
    }

    private static async Task Verified(RegistryApp app, string pledge)
    {
        var visit = (await app.Planner.Post("/v1/visits", SetupSteps.Visit(pledge, app.Today(), "VV"))).Is(HttpStatusCode.Created).Id;
        (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome("passed", app.Today()))).Is(HttpStatusCode.OK);
    }

    private static async Task<JsonObject> New(RegistryApp app, string pledge) =>
        SetupSteps.NewAgreement(pledge, await app.GenericSur(pledge), app.Today());

    private static JsonObject End(string on) => new() { ["on"] = on, ["reason"] = "The unit is needed at home." };

    private static async Task<string?> Level(RegistryApp app, string pledge, string day) =>
        (string?)(await app.FocalPoint.Get($"/v1/pledges/{pledge}/readiness?on={day}")).Is(HttpStatusCode.OK).Body["readinessLevel"];

    private static async Task<(bool Met, string? Evidence, string? Found)> Gate(RegistryApp app, string pledge, string? day = null)
    {
        var levels = (await app.Planner.Get($"/v1/pledges/{pledge}/readiness?on={day ?? app.Today()}")).Is(HttpStatusCode.OK).Body["levels"]!;
        var gate = levels[3]!["gates"]!.AsArray().Single(each => (string?)each!["code"] == "rdl-agreement-missing")!;
        return ((bool)gate["met"]!, (string?)gate["evidence"], (string?)gate["found"]);
    }
}
