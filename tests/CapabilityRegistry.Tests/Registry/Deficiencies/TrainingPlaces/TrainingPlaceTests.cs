using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Deficiencies.TrainingPlaces;

/// <summary>Today is 23 November 2026. Kazakhstan, a member of the CSTO, lacks training; another state offers it.</summary>
public sealed class TrainingPlaceTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_state_reads_what_is_open_to_it_and_the_Secretariat_all(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (all, own, members) = (await Offer(app, []), await Offer(app, ["KAZ"]), await Offer(app, [], "CSTO"));
        var (others, elsewhere) = (await Offer(app, ["UZB"]), await Offer(app, [], "AU"));

        Assert.Equal([all, own, members], await Ids(app.FocalPoint));
        Assert.Equal([all, own, members, others, elsewhere], await Ids(app.OtherFocalPoint));
        Assert.Equal([all, own, members, others, elsewhere], await Ids(app.Planner));
        Assert.Equal(3, (int)(await app.FocalPoint.Get("/v1/training-places?count=true")).Is(HttpStatusCode.OK).Body["count"]!);
        (await app.FocalPoint.Get($"/v1/training-places/{own}")).Is(HttpStatusCode.OK);
        foreach (var hidden in new[] { others, elsewhere })
        {
            (await app.FocalPoint.Get($"/v1/training-places/{hidden}")).Is(HttpStatusCode.NotFound);
            (await app.FocalPoint.Get($"/v1/training-places/{hidden}/deficiencies")).Is(HttpStatusCode.NotFound);
        }

        Assert.Empty(await app.FocalPoint.Items("/v1/changes?subjectKind=training-place"));
        (await app.FocalPoint.Step($"/v1/training-places/{own}/withdraw")).Is(HttpStatusCode.NotFound);

        static async Task<IEnumerable<string>> Ids(Session session) =>
            (await session.Items("/v1/training-places")).Select(each => (string)each["id"]!);
    }

    [Theory, EachEngine]
    public async Task A_state_finds_which_of_its_deficiencies_places_answer_and_the_other_way_round(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var training = await Lack(app, "training", "first-aid");
        var (other, equipment) = (await Lack(app, "training", "field-medical"), await app.Deficiency(await app.AcknowledgedPledge()));
        var (open, hidden) = (await Offer(app, ["KAZ"]), await Offer(app, ["UZB"]));
        var mine = (await app.FocalPoint.Post("/v1/training-places", SetupSteps.NewTrainingPlaces())).Is(HttpStatusCode.Created).Id;

        Assert.Equal([training], await Ids(app.FocalPoint, $"/v1/training-places/{open}/deficiencies"));
        Assert.Equal([training], await Ids(app.Planner, $"/v1/training-places/{open}/deficiencies"));
        Assert.Empty(await Ids(app.OtherFocalPoint, $"/v1/training-places/{open}/deficiencies"));
        Assert.Empty(await Ids(app.Planner, $"/v1/training-places/{hidden}/deficiencies"));
        Assert.Empty(await Ids(app.FocalPoint, $"/v1/training-places/{mine}/deficiencies"));
        Assert.Equal([open], await Ids(app.FocalPoint, $"/v1/deficiencies/{training}/training-places"));
        Assert.Empty(await Ids(app.FocalPoint, $"/v1/deficiencies/{other}/training-places"));
        Assert.Empty(await Ids(app.FocalPoint, $"/v1/deficiencies/{equipment}/training-places"));
        (await app.OtherFocalPoint.Get($"/v1/deficiencies/{training}/training-places")).Is(HttpStatusCode.NotFound);

        (await app.OtherFocalPoint.Step($"/v1/training-places/{open}/withdraw")).Is(HttpStatusCode.OK);
        Assert.Empty(await Ids(app.FocalPoint, $"/v1/training-places/{open}/deficiencies"));
        Assert.Empty(await Ids(app.FocalPoint, $"/v1/deficiencies/{training}/training-places"));
        Assert.Equal("wrong-status", (await app.OtherFocalPoint.Step($"/v1/training-places/{open}/withdraw")).Is(HttpStatusCode.Conflict).Code);

        static async Task<IEnumerable<string>> Ids(Session session, string list) => (await session.Items(list)).Select(each => (string)each["id"]!);
    }

    [Theory, EachEngine]
    public async Task Course_centre_languages_and_those_to_whom_it_is_open_are_known(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var (wrong, place, code) in new[]
        {
            (SetupSteps.NewTrainingPlaces().With("course", "juggling"), "/course", "unknown-code"),
            (SetupSteps.NewTrainingPlaces().With("centre", "NOWHERE"), "/centre", "unknown-code"),
            (SetupSteps.NewTrainingPlaces().With("languages", new JsonArray("en", "en")), "/languages/1", "repeated"),
            (SetupSteps.NewTrainingPlaces().With("openToStates", new JsonArray("XXX")), "/openToStates/0", "unknown-code"),
            (SetupSteps.NewTrainingPlaces().With("openToOrganisations", new JsonArray("XX")), "/openToOrganisations/0", "unknown-code"),
            (SetupSteps.NewTrainingPlaces().With("availableUntil", "2027-01-31"), "/availableUntil", "dates-reversed"),
            (SetupSteps.NewTrainingPlaces().With("places", 0), "/places", "out-of-range"),
        })
        {
            var refused = (await app.FocalPoint.Post("/v1/training-places", wrong)).Is(HttpStatusCode.BadRequest);
            Assert.Equal((place, code), (refused.Places.Single(), refused.ErrorCodes.Single()));
        }

        (await app.Planner.Post("/v1/training-places", SetupSteps.NewTrainingPlaces())).Is(HttpStatusCode.Forbidden);
    }

    private static async Task<string> Offer(RegistryApp app, string[] states, params string[] organisations) =>
        (await app.OtherFocalPoint.Post("/v1/training-places", SetupSteps.NewTrainingPlaces()
            .With("openToStates", new JsonArray([.. states.Select(state => JsonValue.Create(state))]))
            .With("openToOrganisations", new JsonArray([.. organisations.Select(organisation => JsonValue.Create(organisation))]))))
            .Is(HttpStatusCode.Created).Id;

    private static async Task<string> Lack(RegistryApp app, string kind, string code) =>
        (await app.FocalPoint.Post("/v1/deficiencies", SetupSteps.NewDeficiency(await app.AcknowledgedPledge())
            .With("kind", kind).With("code", code).With("required", 1).With("held", 0))).Is(HttpStatusCode.Created).Id;
}
