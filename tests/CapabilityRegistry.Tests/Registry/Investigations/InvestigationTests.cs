using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Investigations;

/// <summary>Today is 23 November 2026.</summary>
public sealed class InvestigationTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly string[] Restricted = ["allegation", "account", "conclusion"];

    [Theory, EachEngine]
    public async Task An_administrator_opens_a_case_and_closes_it_once(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();

        var opened = (await app.Administrator.Post("/v1/investigations", SetupSteps.NewInvestigation(pledge))).Is(HttpStatusCode.Created);
        await app.CloseInvestigation(opened.Id);

        Assert.Equal(("KAZ", pledge, "opened", "fraud-or-theft", null), (
            Text(opened.Body, "contributor"), Text(opened.Body, "pledge"), Text(opened.Body, "status"), Text(opened.Body, "allegation"),
            Text(opened.Body, "outcome")));
        var closed = (await app.Auditor.Get($"/v1/investigations/{opened.Id}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("closed", "2026-11-23", "substantiated", "The books of the depot at Tobol were looked through."), (
            Text(closed, "status"), Text(closed, "closedOn"), Text(closed, "outcome"), Text(closed, "conclusion")));
        Assert.Equal("wrong-status", (await Close(app, opened.Id, SetupSteps.NewClosing())).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task It_is_against_a_state_that_there_is_or_a_unit_of_it_and_its_days_fit(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();

        (await app.Administrator.Post("/v1/investigations", SetupSteps.NewInvestigation(null))).Is(HttpStatusCode.Created);
        Assert.Equal(("/contributor", "unknown-code"), await Fault(SetupSteps.NewInvestigation(null).With("contributor", "XYZ")));
        Assert.Equal(("/pledge", "unknown-pledge"), await Fault(SetupSteps.NewInvestigation(pledge).With("contributor", "BRA")));
        Assert.Equal(("/openedOn", "in-the-future"), await Fault(SetupSteps.NewInvestigation(pledge).With("openedOn", "2026-11-24")));
        var investigation = await app.Investigation(pledge);
        Assert.Equal(["dates-reversed"], (await Close(app, investigation, SetupSteps.NewClosing(on: "2026-10-31"))).Is(HttpStatusCode.BadRequest).ErrorCodes);
        Assert.Equal(["in-the-future"], (await Close(app, investigation, SetupSteps.NewClosing(on: "2026-11-24"))).Is(HttpStatusCode.BadRequest).ErrorCodes);

        async Task<(string?, string?)> Fault(JsonObject opened)
        {
            var refused = (await app.Administrator.Post("/v1/investigations", opened)).Is(HttpStatusCode.BadRequest);
            return (refused.Places.Single(), refused.ErrorCodes.Single());
        }
    }

    [Theory, EachEngine]
    public async Task Its_state_and_the_planners_read_the_public_status_by_every_path_and_no_more(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var investigation = await app.Investigation(await app.RegisteredPledge());
        await app.CloseInvestigation(investigation);

        foreach (var reader in (Session[])[app.FocalPoint, app.Planner])
        {
            var seen = (await reader.Get($"/v1/investigations/{investigation}")).Is(HttpStatusCode.OK).Body.AsObject();
            Assert.Equal(("closed", "2026-11-01", "2026-11-23", "substantiated"), (
                Text(seen, "status"), Text(seen, "openedOn"), Text(seen, "closedOn"), Text(seen, "outcome")));
            Assert.Equal(Restricted, seen["redacted"]!.AsArray().Select(each => (string)each!));
            Assert.DoesNotContain(Restricted, seen.ContainsKey);
            foreach (var address in (string[])["/v1/investigations?sort=openedOn", "/v1/changes?subjectKind=investigation", "/v1/changes"])
            {
                var told = (await reader.Get(address)).Is(HttpStatusCode.OK).Text;
                Assert.Contains(investigation, told, StringComparison.Ordinal);
                Assert.DoesNotContain("Tobol", told, StringComparison.Ordinal);
                Assert.DoesNotContain("fraud", told, StringComparison.Ordinal);
            }
        }

        var events = await app.FocalPoint.Items("/v1/changes?subjectKind=investigation");
        Assert.Equal(["opened", "closed"], events.Select(each => (string)each["action"]!));
        // Nor who handles the case: neither in its events nor by asking for the events of somebody.
        var handler = (string)(await app.Auditor.Items("/v1/changes?subjectKind=investigation"))[0]["actor"]!;
        Assert.All(events, each => Assert.Equal(("", null), (Text(each, "actor"), Text(each, "person"))));
        Assert.All(events, each => Assert.Equal(2, each["redacted"]!.AsArray().Select(field => (string)field!).Count(field => field is "actor" or "person")));
        Assert.Empty(await app.FocalPoint.Items($"/v1/changes?subjectKind=investigation&actor={handler}"));
        Assert.NotEmpty(await app.Auditor.Items($"/v1/changes?subjectKind=investigation&actor={handler}"));
    }

    [Theory, EachEngine]
    public async Task Other_states_assessors_and_integrators_read_nothing_and_administrators_and_auditors_all(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.RegisteredPledge();
        var investigation = await app.Investigation(pledge);

        (await app.OtherFocalPoint.Get($"/v1/investigations/{investigation}")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await app.OtherFocalPoint.Items("/v1/investigations"));
        Assert.Equal(0, (int)(await app.OtherFocalPoint.Get("/v1/investigations?count=true")).Is(HttpStatusCode.OK).Body["count"]!);
        Assert.Empty(await app.OtherFocalPoint.Items("/v1/changes?subjectKind=investigation"));
        foreach (var (role, contributor) in new[] { ("assessor", null), ("assessor", "KAZ"), ("integrator", null), ("integrator", "KAZ") })
        {
            var outsider = app.As(await app.Token(role, contributor));
            (await outsider.Get($"/v1/investigations/{investigation}")).Is(HttpStatusCode.Forbidden);
            (await outsider.Get("/v1/investigations")).Is(HttpStatusCode.Forbidden);
            if (role == "integrator")
            {
                Assert.Empty(await outsider.Items("/v1/changes?subjectKind=investigation"));
            }
        }

        foreach (var reader in (Session[])[app.Administrator, app.Auditor])
        {
            Assert.Contains("Tobol", (await reader.Get($"/v1/investigations/{investigation}")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            Assert.Contains("Tobol", (await reader.Get("/v1/investigations")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }

        Assert.Contains("Tobol", (await app.Auditor.Get("/v1/changes?subjectKind=investigation")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        (await app.Planner.Post("/v1/investigations", SetupSteps.NewInvestigation(pledge))).Is(HttpStatusCode.Forbidden);
        (await app.Auditor.Step($"/v1/investigations/{investigation}/close", SetupSteps.NewClosing())).Is(HttpStatusCode.Forbidden);
        (await app.FocalPoint.Step($"/v1/investigations/{investigation}/close", SetupSteps.NewClosing())).Is(HttpStatusCode.Forbidden);
    }

    private static Task<Answer> Close(RegistryApp app, string investigation, JsonObject closing) =>
        app.Administrator.Step($"/v1/investigations/{investigation}/close", closing);

    private static string? Text(JsonNode node, string member) => (string?)node[member];
}
