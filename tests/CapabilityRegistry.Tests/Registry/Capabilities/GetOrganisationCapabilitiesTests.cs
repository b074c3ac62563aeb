using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Planning.Gaps;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Capabilities;

/// <summary>Kazakhstan is a member of the CSTO, the OIC and the SCO, Brazil of the OAS. Today is 23 November 2026.</summary>
public sealed class GetOrganisationCapabilitiesTests
{
    [Theory, EachEngine]
    public async Task Figures_are_of_members_and_of_what_they_offer_through_the_organisation_and_are_those_of_their_lists(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (plain, through) = (await app.RegisteredPledge(), await app.RegisteredPledge(Sample.Pledge().With("offeredThrough", "CSTO")));
        await app.RegisteredPledge(Sample.Pledge().With("offeredThrough", "SCO").With("availableFrom", "2028-01-01"));
        await app.AcknowledgedPledge();
        var announced = await app.AnnouncedPledge(SetupSteps.Announcement().With("offeredThrough", "CSTO"));
        var aside = await app.RegisteredPledge(Sample.Pledge().With("offeredThrough", "CSTO"));
        await app.Suspend(aside);

        var report = (await app.Planner.Get("/v1/organisations/CSTO/capabilities?on=2027-06-01")).Is(HttpStatusCode.OK).Body;

        var row = Assert.Single(report["unitTypes"]!.AsArray())!;
        Assert.Equal(
            ("CSTO", "2027-06-01", "ENGINEER_COY", "units"),
            (Text(report, "organisation"), Text(report, "on"), Text(row, "unitType"), Text(row, "unit")));
        Assert.Equal(((2, 2), (1, 1)), (Figure(row, "ofMembers"), Figure(row, "offeredThrough")));
        Assert.Equal(2, await app.Planner.AgreeingFigures(report));
        Assert.Equal([plain, through], (await app.Planner.Items((string)row["ofMembers"]!["link"]!)).Select(each => Text(each, "pledge")));
        Assert.Equal([through, announced, aside], (await app.Planner.Items("/v1/pledges?offeredThrough=CSTO")).Select(each => Text(each, "id")));
        Assert.Equal("CSTO", Text(Assert.Single(await app.Planner.Items("/v1/capabilities?on=2027-06-01&offeredThrough=CSTO")), "offeredThrough"));
        Assert.Empty((await app.Planner.Get("/v1/organisations/CSTO/capabilities")).Is(HttpStatusCode.OK).Body["unitTypes"]!.AsArray());
        Assert.Empty((await app.Planner.Get("/v1/organisations/AU/capabilities?on=2027-06-01")).Is(HttpStatusCode.OK).Body["unitTypes"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task Who_speaks_for_one_state_gets_figures_of_its_own_units_and_an_organisation_that_there_is_not_is_not_found(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.RegisteredPledge();

        Assert.Single((await app.FocalPoint.Get("/v1/organisations/CSTO/capabilities?on=2027-06-01")).Is(HttpStatusCode.OK).Body["unitTypes"]!.AsArray());
        Assert.Empty((await app.OtherFocalPoint.Get("/v1/organisations/CSTO/capabilities?on=2027-06-01")).Is(HttpStatusCode.OK).Body["unitTypes"]!.AsArray());
        (await app.Planner.Get("/v1/organisations/XQXQ/capabilities")).Is(HttpStatusCode.NotFound);
        (await app.Planner.Get("/v1/organisations/CSTO/capabilities?on=2027-02-29")).Is(HttpStatusCode.BadRequest);
    }

    [Theory, EachEngine]
    public async Task A_unit_is_handed_in_through_an_organisation_of_which_its_state_is_a_member_on_that_day(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (stranger, registered) = (await app.DraftPledge(Sample.Pledge().With("offeredThrough", "NATO")), await app.RegisteredPledge());

        var refused = (await app.FocalPoint.Step($"/v1/pledges/{stranger}/submit")).Is(HttpStatusCode.Conflict);
        Assert.Equal(("not-a-member", "/offeredThrough"), (refused.Code, refused.Places.Single()));
        Assert.Equal(
            ("an organisation of which KAZ is a member on 2026-11-23", "NATO"),
            (Text(refused.Body["errors"]![0]!, "expected"), Text(refused.Body["errors"]![0]!, "found")));
        Assert.Contains("not-a-member", (await app.FocalPoint.Get($"/v1/pledges/{stranger}/actions")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        var revision = new JsonObject { ["content"] = Sample.Pledge().With("offeredThrough", "NATO") };
        var revised = (await app.FocalPoint.Step($"/v1/pledges/{registered}/propose-revision", revision)).Is(HttpStatusCode.Conflict);
        Assert.Equal(("not-a-member", "/content/offeredThrough"), (revised.Code, revised.Places.Single()));
        var unknown = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("offeredThrough", "XQXQ"))).Is(HttpStatusCode.BadRequest);
        Assert.Equal(("unknown-code", "/offeredThrough"), (unknown.ErrorCodes.Single(), unknown.Places.Single()));
        (await app.FocalPoint.Put($"/v1/pledges/{stranger}", Sample.Pledge().With("offeredThrough", "SCO"), "\"1\"")).Is(HttpStatusCode.OK);
        (await app.FocalPoint.Step($"/v1/pledges/{stranger}/submit")).Is(HttpStatusCode.OK);
    }

    private static (int, int) Figure(JsonNode row, string member) => ((int)row[member]!["count"]!, (int)row[member]!["amount"]!);

    private static string? Text(JsonNode node, string member) => (string?)node[member];
}
