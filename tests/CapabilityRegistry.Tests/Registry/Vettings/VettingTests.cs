using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Vettings;

/// <summary>Today is 23 November 2026.</summary>
public sealed class VettingTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task The_Secretariat_opens_a_vetting_and_clears_the_unit_once(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();

        var opened = (await app.Planner.Post("/v1/vettings", SetupSteps.NewVetting(pledge))).Is(HttpStatusCode.Created);
        await app.ClearVetting(opened.Id, "2026-11-10", "2028-01-01");

        Assert.Equal(("KAZ", pledge, "2026-11-01", "pending", null), (
            Text(opened.Body, "contributor"), Text(opened.Body, "pledge"), Text(opened.Body, "openedOn"), Text(opened.Body, "status"),
            Text(opened.Body, "holdsFrom")));
        var cleared = (await app.Planner.Get($"/v1/vettings/{opened.Id}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("cleared", "2026-11-23", "2026-11-10", "2028-01-01", "records-clear", null), (
            Text(cleared, "status"), Text(cleared, "decidedOn"), Text(cleared, "holdsFrom"), Text(cleared, "holdsUntil"), Text(cleared, "clearedFor"),
            Text(cleared, "barredFor")));
        Assert.Equal("No officer served at the river Tobol.", Text(cleared, "grounds"));
        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/vettings/{opened.Id}/bar", SetupSteps.NewBar())).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_barred_unit_is_vetted_anew_and_one_vetting_waits_at_a_time(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var first = await app.Vetting(pledge);

        Assert.Equal("vetting-pending", (await app.Planner.Post("/v1/vettings", SetupSteps.NewVetting(pledge))).Is(HttpStatusCode.Conflict).Code);
        await app.BarVetting(first);
        Assert.Equal(("/openedOn", "dates-reversed"), await Fault(app, SetupSteps.NewVetting(pledge, "2026-10-31")));
        var second = await app.Vetting(pledge, "2026-11-02");

        Assert.Equal([first, second], await Listed(app.Planner, $"?pledge={pledge}"));
        Assert.Equal([first], await Listed(app.Planner, $"?pledge={pledge}&status=barred"));
    }

    [Theory, EachEngine]
    public async Task Its_days_fit_and_its_pledge_is_there_and_not_over(Engine engine)
    {
        var app = await apps.On(engine);
        var (pledge, withdrawn) = (await app.RegisteredPledge(), await app.RegisteredPledge());
        (await app.FocalPoint.Step($"/v1/pledges/{withdrawn}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);

        Assert.Equal(("/pledge", "unknown-pledge"), await Fault(app, SetupSteps.NewVetting("KAZ-99999")));
        Assert.Equal(("/openedOn", "in-the-future"), await Fault(app, SetupSteps.NewVetting(pledge, "2026-11-24")));
        Assert.Equal("wrong-status", (await app.Planner.Post("/v1/vettings", SetupSteps.NewVetting(withdrawn))).Is(HttpStatusCode.Conflict).Code);
        var vetting = await app.Vetting(pledge);
        Assert.Equal("/from", await Place("clear", SetupSteps.NewClearance("2026-10-31")));
        Assert.Equal("/from", await Place("bar", SetupSteps.NewBar("2026-10-31")));
        Assert.Equal("/until", await Place("clear", SetupSteps.NewClearance("2026-12-01", "2026-12-01")));
        Assert.Equal("/until", await Place("clear", SetupSteps.NewClearance("2026-11-01", "2026-11-23")));

        async Task<string> Place(string step, JsonObject decision) =>
            (await app.Planner.Step($"/v1/vettings/{vetting}/{step}", decision)).Is(HttpStatusCode.BadRequest).Places.Single();
    }

    [Theory, EachEngine]
    public async Task A_state_reads_the_status_and_the_days_of_its_own_units_and_no_text_of_the_Secretariat(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var vetting = await app.Vetting(await app.RegisteredPledge());
        await app.BarVetting(vetting);

        var own = (await app.FocalPoint.Get($"/v1/vettings/{vetting}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("barred", "misconduct", "2026-11-01"), (Text(own, "status"), Text(own, "barredFor"), Text(own, "holdsFrom")));
        Assert.Equal(["scope", "grounds"], own["redacted"]!.AsArray().Select(each => (string)each!));
        foreach (var address in (string[])[$"/v1/vettings/{vetting}", "/v1/vettings", "/v1/changes?subjectKind=vetting", "/v1/changes"])
        {
            Assert.DoesNotContain("Tobol", (await app.FocalPoint.Get(address)).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            Assert.Contains(vetting, (await app.FocalPoint.Get(address)).Text, StringComparison.Ordinal);
        }

        Assert.Equal(["opened", "barred"], (await app.FocalPoint.Items("/v1/changes?subjectKind=vetting")).Select(each => (string)each["action"]!));
    }

    [Theory, EachEngine]
    public async Task Other_states_assessors_and_integrators_read_nothing_and_the_Secretariat_and_its_auditors_all(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.RegisteredPledge();
        var vetting = await app.Vetting(pledge);

        (await app.OtherFocalPoint.Get($"/v1/vettings/{vetting}")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await app.OtherFocalPoint.Items("/v1/vettings"));
        Assert.Empty(await app.OtherFocalPoint.Items("/v1/changes?subjectKind=vetting"));
        Assert.Equal(0, (int)(await app.OtherFocalPoint.Get("/v1/vettings?count=true")).Is(HttpStatusCode.OK).Body["count"]!);
        foreach (var role in (string[])["assessor", "integrator"])
        {
            var outsider = app.As(await app.Token(role));
            (await outsider.Get($"/v1/vettings/{vetting}")).Is(HttpStatusCode.Forbidden);
            (await outsider.Get("/v1/vettings")).Is(HttpStatusCode.Forbidden);
        }

        Assert.Empty(await app.As(await app.Token("integrator", "KAZ")).Items("/v1/changes?subjectKind=vetting"));
        foreach (var reader in (Session[])[app.Planner, app.Auditor, app.Administrator])
        {
            Assert.Contains("Tobol", (await reader.Get($"/v1/vettings/{vetting}")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            Assert.Contains("Tobol", (await reader.Get("/v1/vettings")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }

        (await app.FocalPoint.Post("/v1/vettings", SetupSteps.NewVetting(pledge))).Is(HttpStatusCode.Forbidden);
        (await app.FocalPoint.Step($"/v1/vettings/{vetting}/clear", SetupSteps.NewClearance())).Is(HttpStatusCode.Forbidden);
        (await app.Auditor.Step($"/v1/vettings/{vetting}/bar", SetupSteps.NewBar())).Is(HttpStatusCode.Forbidden);
    }

    private static async Task<(string?, string?)> Fault(RegistryApp app, JsonObject vetting)
    {
        var refused = (await app.Planner.Post("/v1/vettings", vetting)).Is(HttpStatusCode.BadRequest);
        return (refused.Places.Single(), refused.ErrorCodes.Single());
    }

    private static async Task<IReadOnlyList<string>> Listed(Session caller, string query) =>
        [.. (await caller.Items($"/v1/vettings{query}")).Select(each => (string)each["id"]!)];

    private static string? Text(JsonNode node, string member) => (string?)node[member];
}
