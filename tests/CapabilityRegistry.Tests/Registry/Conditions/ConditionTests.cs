using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Conditions;

/// <summary>Today is 23 November 2026.</summary>
public sealed class ConditionTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_state_states_a_condition_and_the_Secretariat_records_that_it_is_met(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();

        var stated = (await app.FocalPoint.Post("/v1/conditions", SetupSteps.NewCondition(pledge, "2027-01-01", "2028-01-01"))).Is(HttpStatusCode.Created);
        await app.MeetCondition(stated.Id, "2027-06-01");

        Assert.Equal(
            ("KAZ", pledge, "2026-11-23", "2027-01-01", "2028-01-01", null),
            (Text(stated.Body, "contributor"), Text(stated.Body, "pledge"), Text(stated.Body, "statedOn"), Text(stated.Body, "validFrom"),
                Text(stated.Body, "validUntil"), Text(stated.Body, "metFrom")));
        var met = (await app.FocalPoint.Get($"/v1/conditions/{stated.Id}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("2027-06-01", "Office of the Military Adviser", "OMA/2026/131"), (Text(met, "metFrom"), Text(met, "agreedBy"), Text(met, "reference")));
        var pledged = (await app.FocalPoint.Get($"/v1/pledges/{pledge}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal("registered", Text(pledged, "status"));
    }

    [Theory, EachEngine]
    public async Task What_was_agreed_can_be_agreed_anew_while_the_condition_is_open_and_not_once_it_is_met(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var condition = await app.Condition(await app.RegisteredPledge());
        await app.MeetCondition(condition, "2026-12-01");
        await app.MeetCondition(condition, "2026-11-25");
        app.Clock.Advance(TimeSpan.FromDays(2));

        var again = (await app.Planner.Step($"/v1/conditions/{condition}/meet", SetupSteps.NewAgreementToCondition("2027-01-01"))).Is(HttpStatusCode.Conflict);
        Assert.Equal(("condition-settled", $"{condition}, met from 2026-11-25"), (again.Code, (string?)again.Body["errors"]![0]!["found"]));
        Assert.Equal("condition-settled", (await Drop(app, condition)).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_state_drops_a_condition_once_and_one_that_is_agreed_to_be_met_too(Engine engine)
    {
        var app = await apps.On(engine);
        var condition = await app.Condition(await app.RegisteredPledge());
        await app.MeetCondition(condition, "2027-06-01");

        var dropped = (await Drop(app, condition)).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("2026-11-23", "Another contingent leads the sector."), (Text(dropped, "droppedOn"), Text(dropped, "droppedFor")));
        Assert.Equal($"{condition}, dropped on 2026-11-23", (string?)(await Drop(app, condition)).Is(HttpStatusCode.Conflict).Body["errors"]![0]!["found"]);
        Assert.Equal(
            "condition-settled",
            (await app.Planner.Step($"/v1/conditions/{condition}/meet", SetupSteps.NewAgreementToCondition("2026-11-01"))).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_condition_that_is_over_is_settled(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.RegisteredPledge();
        var condition = await app.Condition(pledge, SetupSteps.NewCondition(pledge, until: "2026-11-24"));
        app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal($"{condition}, over since 2026-11-24", (string?)(await Drop(app, condition)).Is(HttpStatusCode.Conflict).Body["errors"]![0]!["found"]);
    }

    [Theory, EachEngine]
    public async Task It_is_on_a_pledge_of_the_own_state_that_is_not_over_and_it_ends_after_today(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, withdrawn) = (await app.DraftPledge(), await app.RegisteredPledge());
        (await app.FocalPoint.Step($"/v1/pledges/{withdrawn}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);

        (await app.FocalPoint.Post("/v1/conditions", SetupSteps.NewCondition(pledge))).Is(HttpStatusCode.Created);
        Assert.Equal("wrong-status", (await app.FocalPoint.Post("/v1/conditions", SetupSteps.NewCondition(withdrawn))).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(("/pledge", "unknown-pledge"), await Fault(app.OtherFocalPoint, SetupSteps.NewCondition(pledge)));
        Assert.Equal(("/validUntil", "in-the-past"), await Fault(app.FocalPoint, SetupSteps.NewCondition(pledge, until: "2026-11-23")));
        Assert.Equal(("/validUntil", "dates-reversed"), await Fault(app.FocalPoint, SetupSteps.NewCondition(pledge, "2027-01-01", "2027-01-01")));

        static async Task<(string?, string?)> Fault(Session caller, JsonObject condition)
        {
            var refused = (await caller.Post("/v1/conditions", condition)).Is(HttpStatusCode.BadRequest);
            return (refused.Places.Single(), refused.ErrorCodes.Single());
        }
    }

    [Theory, EachEngine]
    public async Task Those_that_are_open_on_a_day_are_found(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.RegisteredPledge();
        var (open, met, dropped) = (await app.Condition(pledge), await app.Condition(pledge), await app.Condition(pledge));
        var spanned = await app.Condition(pledge, SetupSteps.NewCondition(pledge, "2027-01-01", "2027-03-01"));
        await app.MeetCondition(met, "2027-02-01");
        (await Drop(app, dropped)).Is(HttpStatusCode.OK);

        Assert.Equal([open, met, dropped], await On("2026-11-22"));
        Assert.Equal([open, met], await On("2026-11-23"));
        Assert.Equal([open, met, spanned], await On("2027-01-01"));
        Assert.Equal([open, spanned], await On("2027-02-28"));
        Assert.Equal([open], await On("2027-03-01"));

        async Task<IReadOnlyList<string>> On(string day) => [.. (await app.Planner.Items($"/v1/conditions?openOn={day}")).Select(each => (string)each["id"]!)];
    }

    [Theory, EachEngine]
    public async Task A_state_speaks_of_its_own_units_alone_and_what_it_says_is_kept_from_outsiders(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.RegisteredPledge();
        (await app.Planner.Post("/v1/conditions", SetupSteps.NewCondition(pledge))).Is(HttpStatusCode.Forbidden);
        var condition = await app.Condition(pledge);
        (await app.FocalPoint.Step($"/v1/conditions/{condition}/meet", SetupSteps.NewAgreementToCondition("2026-11-23"))).Is(HttpStatusCode.Forbidden);

        (await app.OtherFocalPoint.Get($"/v1/conditions/{condition}")).Is(HttpStatusCode.NotFound);
        (await app.OtherFocalPoint.Step($"/v1/conditions/{condition}/drop", new JsonObject { ["reason"] = "Not ours." })).Is(HttpStatusCode.NotFound);
        Assert.Empty(await app.OtherFocalPoint.Items("/v1/conditions"));
        (await Drop(app, condition)).Is(HttpStatusCode.OK);

        foreach (var address in (string[])[$"/v1/conditions/{condition}", "/v1/conditions"])
        {
            var seen = (await app.Assessor.Get(address)).Is(HttpStatusCode.OK).Text;
            Assert.DoesNotContain("command post", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("contingent", seen, StringComparison.Ordinal);
        }

        var feed = (await app.As(await app.Token("integrator")).Get("/v1/changes?subjectKind=condition")).Is(HttpStatusCode.OK);
        Assert.Equal(["stated", "dropped"], feed.Body["items"]!.AsArray().Select(each => (string)each!["action"]!));
        Assert.DoesNotContain("command post", feed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("contingent", feed.Text, StringComparison.Ordinal);
    }

    private static Task<Answer> Drop(RegistryApp app, string condition) =>
        app.FocalPoint.Step($"/v1/conditions/{condition}/drop", new JsonObject { ["reason"] = "Another contingent leads the sector." });

    private static string? Text(JsonNode node, string member) => (string?)node[member];
}
