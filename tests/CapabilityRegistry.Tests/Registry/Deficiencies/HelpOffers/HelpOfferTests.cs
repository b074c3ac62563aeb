using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Deficiencies.HelpOffers;

public sealed class HelpOfferTests
{
    [Theory, EachEngine]
    public async Task An_offer_answers_what_other_states_lack_of_its_items(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var lacking = await app.Deficiency(await app.AcknowledgedPledge());
        var trailers = await Reported(app, SetupSteps.NewDeficiency(await app.AcknowledgedPledge()).With("code", "trailer"));
        var offer = await Offered(app.OtherFocalPoint, SetupSteps.NewHelpOffer());
        var own = await Offered(app.FocalPoint, SetupSteps.NewHelpOffer());
        var training = await Offered(app.OtherFocalPoint, SetupSteps.NewHelpOffer().With("items", new JsonArray(
            new JsonObject { ["kind"] = "training", ["code"] = "core-pre-deployment" })));
        var later = await Offered(app.OtherFocalPoint, SetupSteps.NewHelpOffer().With("availableFrom", "2026-12-01"));

        Assert.Equal([offer], await Keys(app.FocalPoint, $"/v1/deficiencies/{lacking}/help-offers"));
        Assert.Empty(await Keys(app.FocalPoint, $"/v1/deficiencies/{trailers}/help-offers"));
        Assert.Equal([lacking], await Keys(app.Planner, $"/v1/help-offers/{offer}/deficiencies"));
        Assert.Equal([lacking], await Keys(app.FocalPoint, $"/v1/help-offers/{offer}/deficiencies"));
        Assert.Empty(await Keys(app.OtherFocalPoint, $"/v1/help-offers/{offer}/deficiencies"));
        Assert.Empty(await Keys(app.Planner, $"/v1/help-offers/{own}/deficiencies"));
        Assert.Empty(await Keys(app.Planner, $"/v1/help-offers/{training}/deficiencies"));
        (await app.OtherFocalPoint.Get($"/v1/deficiencies/{lacking}/help-offers")).Is(HttpStatusCode.NotFound);
        var page = (await app.Planner.Get($"/v1/deficiencies/{lacking}/help-offers?count=true")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(1, (int)page["count"]!);
        Assert.Equal(1, (int)(await app.Planner.Get($"/v1/help-offers/{offer}/deficiencies?count=true")).Body["count"]!);

        app.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal([offer, later], await Keys(app.FocalPoint, $"/v1/deficiencies/{lacking}/help-offers"));
        app.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal([later], (await Keys(app.FocalPoint, $"/v1/deficiencies/{lacking}/help-offers")).Except([offer]));
        (await app.FocalPoint.Step($"/v1/deficiencies/{lacking}/mend", new JsonObject { ["text"] = "Two were given." })).Is(HttpStatusCode.OK);
        Assert.Empty(await Keys(app.Planner, $"/v1/help-offers/{later}/deficiencies"));
    }

    [Theory, EachEngine]
    public async Task A_state_withdraws_its_own_offer_and_every_state_reads_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var lacking = await app.Deficiency(await app.AcknowledgedPledge());
        var offer = await Offered(app.OtherFocalPoint, SetupSteps.NewHelpOffer());

        Assert.Equal("BRA", (string?)(await app.FocalPoint.Get($"/v1/help-offers/{offer}")).Is(HttpStatusCode.OK).Body["contributor"]);
        Assert.Equal([offer], await Keys(app.FocalPoint, "/v1/help-offers?contributor=BRA"));
        (await app.Planner.Post("/v1/help-offers", SetupSteps.NewHelpOffer())).Is(HttpStatusCode.Forbidden);
        (await app.FocalPoint.Step($"/v1/help-offers/{offer}/withdraw")).Is(HttpStatusCode.NotFound);
        var withdrawn = (await app.OtherFocalPoint.Step($"/v1/help-offers/{offer}/withdraw")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("withdrawn", app.Today()), ((string?)withdrawn["status"], (string?)withdrawn["withdrawnOn"]));
        Assert.Equal("wrong-status", (await app.OtherFocalPoint.Step($"/v1/help-offers/{offer}/withdraw")).Is(HttpStatusCode.Conflict).Code);
        Assert.Empty(await Keys(app.FocalPoint, $"/v1/deficiencies/{lacking}/help-offers"));
        Assert.Empty(await Keys(app.Planner, "/v1/help-offers?status=open"));
    }

    [Theory, EachEngine]
    public async Task What_is_offered_is_in_the_catalogue_and_to_be_had(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);

        Assert.Equal(("/items/0/code", "unknown-code"), await Fault("items", new JsonArray(Item("submarine"))));
        Assert.Equal(("/items/1", "repeated"), await Fault("items", new JsonArray(Item("trailer"), Item("trailer"))));
        Assert.Equal(("/items/0/quantity", "quantity-missing"), await Fault("items", new JsonArray(Item("trailer").Without("quantity"))));
        Assert.Equal(("/availableUntil", "dates-reversed"), await Fault("availableUntil", "2026-11-22", "2026-11-23"));
        Assert.Equal(("/availableUntil", "in-the-past"), await Fault("availableUntil", "2026-11-22", "2026-11-01"));

        async Task<(string?, string?)> Fault(string member, JsonNode value, string from = "2026-11-01")
        {
            var refused = (await app.FocalPoint.Post("/v1/help-offers", SetupSteps.NewHelpOffer().With("availableFrom", from).With(member, value)))
                .Is(HttpStatusCode.BadRequest);
            return (refused.Places[0], refused.ErrorCodes[0]);
        }
    }

    private static JsonObject Item(string code) => new() { ["kind"] = "majorEquipment", ["code"] = code, ["quantity"] = 2 };

    private static async Task<string> Reported(RegistryApp app, JsonObject deficiency) =>
        (await app.FocalPoint.Post("/v1/deficiencies", deficiency)).Is(HttpStatusCode.Created).Id;

    private static async Task<string> Offered(Session by, JsonObject offer) => (await by.Post("/v1/help-offers", offer)).Is(HttpStatusCode.Created).Id;

    private static async Task<IEnumerable<string?>> Keys(Session reader, string path) => (await reader.Items(path)).Select(each => (string?)each["id"]);
}
