using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Deficiencies;

/// <summary>What people tell of deficiencies, and what they do about them.</summary>
public sealed class DeficiencyTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly JsonObject Mended = new() { ["text"] = "Two drivers were trained.", ["reference"] = "MOD/2026/31" };

    [Theory, EachEngine]
    public async Task What_a_state_tells_of_its_unit_it_closes_with_evidence(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.AcknowledgedPledge();
        var id = (await app.FocalPoint.Post("/v1/deficiencies", SetupSteps.NewDeficiency(pledge).With("serviceable", 1)))
            .Is(HttpStatusCode.Created).Id;
        var told = (await app.Planner.Get($"/v1/deficiencies/{id}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(
            ("self", "open", 4, 2, 1, 3, app.Today()),
            ((string?)told["source"], (string?)told["status"], (int)told["required"]!, (int)told["held"]!, (int)told["serviceable"]!,
                (int)told["shortfall"]!, (string?)told["openedOn"]));

        Assert.Equal("closed-by-others", (await app.Assessor.Step($"/v1/deficiencies/{id}/close", Mended.DeepClone())).Is(HttpStatusCode.Conflict).Code);
        (await app.Planner.Step($"/v1/deficiencies/{id}/mend", Mended.DeepClone())).Is(HttpStatusCode.Forbidden);
        (await app.OtherFocalPoint.Step($"/v1/deficiencies/{id}/mend", Mended.DeepClone())).Is(HttpStatusCode.NotFound);
        var closed = (await app.FocalPoint.Step($"/v1/deficiencies/{id}/mend", Mended.DeepClone())).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("closed", app.Today()), ((string?)closed["status"], (string?)closed["closedOn"]));
        var closing = Assert.Single(closed["closings"]!.AsArray())!;
        Assert.Equal(("Two drivers were trained.", "MOD/2026/31"), ((string?)closing["text"], (string?)closing["reference"]));
        Assert.NotNull((string?)closing["closedBy"]);
        Assert.Equal("wrong-status", (await app.FocalPoint.Step($"/v1/deficiencies/{id}/mend", Mended.DeepClone())).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("wrong-status", (await Edit(app, id, new JsonObject { ["remedy"] = "None" })).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task What_an_inspection_has_found_is_closed_by_the_secretariat_and_nobody_of_the_state(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.AcknowledgedPledge();
        var ofTheState = app.As(await app.Token("assessor", "KAZ"));
        var found = SetupSteps.NewDeficiency(pledge).With("source", "coe-inspection").With("reference", "COE/2026/7");
        Assert.Equal(
            "assessor-of-pledging-state", (await ofTheState.Post("/v1/deficiencies/record", found.DeepClone())).Is(HttpStatusCode.Forbidden).Code);
        (await app.FocalPoint.Post("/v1/deficiencies/record", found.DeepClone())).Is(HttpStatusCode.Forbidden);
        var id = (await app.Assessor.Post("/v1/deficiencies/record", found)).Is(HttpStatusCode.Created).Id;

        Assert.Equal("closed-by-others", (await app.FocalPoint.Step($"/v1/deficiencies/{id}/mend", Mended.DeepClone())).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(
            "assessor-of-pledging-state", (await ofTheState.Step($"/v1/deficiencies/{id}/close", Mended.DeepClone())).Is(HttpStatusCode.Forbidden).Code);
        var closed = (await app.Planner.Step($"/v1/deficiencies/{id}/close", Mended.DeepClone())).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("coe-inspection", "closed"), ((string?)closed["source"], (string?)closed["status"]));
    }

    [Theory, EachEngine]
    public async Task A_state_says_what_it_does_by_when_and_how_much_is_serviceable(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Deficiency(await app.AcknowledgedPledge());

        var edited = (await Edit(app, id, new JsonObject { ["serviceable"] = 0, ["remedy"] = "Two are bought.", ["due"] = "2027-03-31" }))
            .Is(HttpStatusCode.OK).Body;
        Assert.Equal(
            (0, 4, "Two are bought.", "2027-03-31"),
            ((int)edited["serviceable"]!, (int)edited["shortfall"]!, (string?)edited["remedy"], (string?)edited["due"]));
        var etag = (await app.FocalPoint.Get($"/v1/deficiencies/{id}")).ETag;
        var patched = (await app.FocalPoint.Send(
            HttpMethod.Patch, $"/v1/deficiencies/{id}", """{ "serviceable": null }""", etag, mediaType: "application/merge-patch+json")).Is(HttpStatusCode.OK);
        Assert.Equal((2, "Two are bought."), ((int)patched.Body["shortfall"]!, (string?)patched.Body["remedy"]));

        Assert.Equal(["/serviceable"], (await Edit(app, id, new JsonObject { ["serviceable"] = 3 })).Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal(["/due"], (await Edit(app, id, new JsonObject { ["due"] = "2026-11-22" })).Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal([id], (await app.Planner.Items("/v1/deficiencies?dueBy=2027-03-31&source=self")).Select(each => (string?)each["id"]));
    }

    [Theory, EachEngine]
    public async Task What_is_told_is_a_shortfall_of_a_pledge_that_is_handed_in_and_not_told_yet(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.AcknowledgedPledge();

        Assert.Equal(("/pledge", "unknown-pledge"), await Fault("pledge", "KAZ-99999"));
        Assert.Equal(("/code", "unknown-code"), await Fault("code", "submarine"));
        Assert.Equal(("/required", "no-shortfall"), await Fault("held", 4));
        Assert.Equal(("/serviceable", "more-than-held"), await Fault("serviceable", 3));
        Assert.Equal(("/due", "in-the-past"), await Fault("due", "2026-11-22"));
        Assert.Equal(("/code", "unknown-code"), await Fault("kind", "personnel"));
        Assert.Equal(("/code", "unknown-code"), await Fault("kind", "capacity"));
        var draft = SetupSteps.NewDeficiency(await app.DraftPledge());
        Assert.Equal("wrong-status", (await app.FocalPoint.Post("/v1/deficiencies", draft)).Is(HttpStatusCode.Conflict).Code);
        await app.Deficiency(pledge);
        Assert.Equal("deficiency-open", (await app.FocalPoint.Post("/v1/deficiencies", SetupSteps.NewDeficiency(pledge))).Is(HttpStatusCode.Conflict).Code);
        var found = SetupSteps.NewDeficiency(pledge).With("source", "aav");
        (await app.Assessor.Post("/v1/deficiencies/record", found)).Is(HttpStatusCode.Created);
        var officers = SetupSteps.NewDeficiency(pledge).With("kind", "personnel").With("code", "officer");
        (await app.FocalPoint.Post("/v1/deficiencies", officers)).Is(HttpStatusCode.Created);

        async Task<(string?, string?)> Fault(string member, JsonNode value)
        {
            var refused = (await app.FocalPoint.Post("/v1/deficiencies", SetupSteps.NewDeficiency(pledge).With(member, value))).Is(HttpStatusCode.BadRequest);
            return (refused.Places.Single(), refused.ErrorCodes.Single());
        }
    }

    [Theory, EachEngine]
    public async Task What_the_lists_say_is_remedied_by_people_and_closed_by_the_lists_alone(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.PublishedSur();
        var pledge = await app.AcknowledgedPledge();
        var id = (string)(await app.FocalPoint.Items($"/v1/deficiencies?pledge={pledge}&kind=majorEquipment")).Single()["id"]!;

        Assert.Equal("closes-by-itself", (await app.FocalPoint.Step($"/v1/deficiencies/{id}/mend", Mended.DeepClone())).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("closes-by-itself", (await app.Planner.Step($"/v1/deficiencies/{id}/close", Mended.DeepClone())).Is(HttpStatusCode.Conflict).Code);
        var edited = (await Edit(app, id, new JsonObject { ["serviceable"] = 3, ["remedy"] = "Eight are bought." })).Is(HttpStatusCode.OK).Body;
        Assert.Equal((12, 4, 9), ((int)edited["required"]!, (int)edited["held"]!, (int)edited["shortfall"]!));
        await app.Deficiency(pledge);
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/withdraw", new JsonObject { ["reason"] = "Needed at home." })).Is(HttpStatusCode.OK);

        var all = await app.Planner.Items($"/v1/deficiencies?pledge={pledge}");
        Assert.All(all, each => Assert.Equal("closed", (string?)each["status"]));
        Assert.All(all, each => Assert.Equal($"{pledge} is withdrawn.", (string?)each["closings"]![0]!["text"]));
        Assert.Equal("Eight are bought.", (string?)all.Single(each => (string?)each["id"] == id)["remedy"]);
    }

    [Theory, EachEngine]
    public async Task A_state_reads_its_own_and_the_secretariat_all(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.AcknowledgedPledge();
        var id = await app.Deficiency(pledge);

        (await app.OtherFocalPoint.Get($"/v1/deficiencies/{id}")).Is(HttpStatusCode.NotFound);
        Assert.Empty(await app.OtherFocalPoint.Items($"/v1/deficiencies?pledge={pledge}"));
        Assert.Equal(["/pledge"], (await app.OtherFocalPoint.Post("/v1/deficiencies", SetupSteps.NewDeficiency(pledge))).Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal([id], (await app.Auditor.Items($"/v1/deficiencies?pledge={pledge}")).Select(each => (string?)each["id"]));
    }

    private static async Task<Answer> Edit(RegistryApp app, string id, JsonObject content) =>
        await app.FocalPoint.Put($"/v1/deficiencies/{id}", content, (await app.FocalPoint.Get($"/v1/deficiencies/{id}")).ETag);
}
