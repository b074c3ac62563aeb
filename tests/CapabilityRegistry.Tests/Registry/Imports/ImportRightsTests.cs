using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;
using static CapabilityRegistry.Tests.Support.ImportSteps;

namespace CapabilityRegistry.Tests.Registry.Imports;

/// <summary>Who uploads what, and who sees what comes of it.</summary>
public sealed class ImportRightsTests
{
    private static readonly (string, string)[] AnswersOnly = [("Imports:JobsAtOnce", "0")];

    [Theory, EachEngine]
    public async Task A_list_is_there_for_its_own_state_or_office_alone(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var ofState = await app.Tried(app.FocalPoint, "pledges", ImportLifeTests.List(1));
        var ofOffice = await app.Tried(app.Planner, "requirements", Csv(
            "Mission,Unit type,Quantity,Priority,Needed by,Duration days,Minimum level", "MINUSCA,ENGINEER_COY,1,1,2027-06-01,365,L2"));
        var colleague = app.As(await app.Token("focal-point", "KAZ"));

        (await colleague.Get($"/v1/imports/{ofState}/rows")).Is(HttpStatusCode.OK);
        Assert.Equal([ofState], (await colleague.Items("/v1/imports")).Select(import => (string)import["id"]!));
        Assert.Equal([ofOffice], (await app.Planner.Items("/v1/imports")).Select(import => (string)import["id"]!));
        Assert.Empty(await app.OtherFocalPoint.Items("/v1/imports"));
        foreach (var (other, id) in new[] { (app.OtherFocalPoint, ofState), (app.Planner, ofState), (app.FocalPoint, ofOffice) })
        {
            (await other.Get($"/v1/imports/{id}")).Is(HttpStatusCode.NotFound);
            (await other.Get($"/v1/imports/{id}/rows")).Is(HttpStatusCode.NotFound);
            (await other.Post($"/v1/imports/{id}/confirm", ifMatch: "\"3\"")).Is(HttpStatusCode.NotFound);
            (await other.Post($"/v1/imports/{id}/cancel", ifMatch: "\"3\"")).Is(HttpStatusCode.NotFound);
        }

        foreach (var nobody in new[] { app.Assessor, app.Auditor, app.Administrator })
        {
            (await nobody.Get("/v1/imports")).Is(HttpStatusCode.Forbidden);
        }
    }

    [Theory, EachEngine]
    public async Task Who_may_not_write_one_by_one_uploads_no_list(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var pledges = ImportLifeTests.List(1);

        Assert.Equal("kind-not-yours", (await app.Planner.Attach("/v1/imports?kind=pledges", pledges)).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal("kind-not-yours", (await app.FocalPoint.Attach("/v1/imports?kind=requirements", pledges)).Is(HttpStatusCode.Forbidden).Code);
        Assert.Equal("kind-not-yours", (await app.FocalPoint.Get("/v1/imports/template?kind=requirements")).Is(HttpStatusCode.Forbidden).Code);
        (await app.Assessor.Attach("/v1/imports?kind=pledges", pledges)).Is(HttpStatusCode.Forbidden);
        (await app.As(await app.Token("focal-point", "KAZ", "read")).Attach("/v1/imports?kind=pledges", pledges)).Is(HttpStatusCode.Forbidden);
        (await app.As(null).Attach("/v1/imports?kind=pledges", pledges)).Is(HttpStatusCode.Unauthorized);
    }

    [Theory, EachEngine]
    public async Task A_row_about_the_unit_of_another_state_finds_none(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var foreign = (await app.OtherFocalPoint.Post("/v1/pledges", Sample.Pledge().With("externalId", "REF-1"))).Is(HttpStatusCode.Created).Id;

        var id = await app.Tried(app.FocalPoint, "pledges", Csv(
            "Key," + PledgeHeadings, $"{foreign},{ImportLifeTests.Row(2)}", "," + ImportLifeTests.Row(1)));

        Assert.Equal("refused new", await app.FocalPoint.Results(id));
        Assert.Equal("unknown-object", (string?)(await app.FocalPoint.Rows(id))[0]["faults"]![0]!["code"]);
        var line = Sample.Pledge().With("contributor", "BRA").ToJsonString();
        var other = await app.Tried(app.FocalPoint, "pledges", System.Text.Encoding.UTF8.GetBytes(line));
        Assert.Equal("not-your-state", (string?)(await app.FocalPoint.Rows(other)).Single()["faults"]![0]!["code"]);
    }

    [Theory, EachEngine]
    public async Task What_is_written_is_done_in_the_name_of_whoever_confirms_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var id = await app.Tried(app.FocalPoint, "pledges", ImportLifeTests.List(1));
        var token = (await app.Administrator.Post("/v1/tokens", new JsonObject
        {
            ["name"] = "second-desk", ["person"] = "Aigerim Bek", ["role"] = "focal-point", ["contributor"] = "KAZ",
        })).Is(HttpStatusCode.Created);

        await app.CarriedOut(app.As((string)token.Body["token"]!), id);

        var pledge = (await app.FocalPoint.Items("/v1/pledges")).Single();
        var drafted = (await app.FocalPoint.Get($"/v1/pledges/{pledge["id"]}/history")).Body["items"]![0]!;
        Assert.Equal(("second-desk", "Aigerim Bek"), ((string?)drafted["actor"], (string?)drafted["person"]));
    }
}
