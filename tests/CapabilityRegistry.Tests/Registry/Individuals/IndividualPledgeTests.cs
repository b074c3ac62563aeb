using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Individuals;

/// <summary>Today is 23 November 2026.</summary>
public sealed class IndividualPledgeTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_state_offers_individuals_and_edits_the_offer_until_the_Secretariat_decides(Engine engine)
    {
        var app = await apps.On(engine);

        var offered = (await app.FocalPoint.Post("/v1/individual-pledges", SetupSteps.NewIndividuals())).Is(HttpStatusCode.Created);
        Assert.Equal(("KAZ", "offered", "2026-11-23"), (Text(offered.Body, "contributor"), Text(offered.Body, "status"), Text(offered.Body, "offeredOn")));
        var edited = (await app.FocalPoint.Put(Address(offered.Id), SetupSteps.NewIndividuals().With("women", 3), "\"1\"")).Is(HttpStatusCode.OK);
        Assert.Equal(3, (int)edited.Body["women"]!);

        var accepted = (await app.Planner.Step($"{Address(offered.Id)}/accept")).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("accepted", "2026-11-23"), (Text(accepted, "status"), Text(accepted, "decidedOn")));
        var late = (await app.FocalPoint.Put(Address(offered.Id), SetupSteps.NewIndividuals(), "\"3\"")).Is(HttpStatusCode.Conflict);
        Assert.Equal(("wrong-status", "accepted"), (late.Code, (string?)late.Body["errors"]![0]!["found"]));
        Assert.Equal("withdrawn", Text((await app.FocalPoint.Step($"{Address(offered.Id)}/withdraw")).Is(HttpStatusCode.OK).Body, "status"));
        Assert.Equal(
            ["offered", "edited", "accepted", "withdrawn"],
            (await app.FocalPoint.Items($"/v1/changes?subjectKind=individual-pledge&subjectId={offered.Id}")).Select(each => Text(each, "action")));
    }

    [Theory, EachEngine]
    public async Task What_is_declined_carries_its_reason_and_is_the_end(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.Individuals();

        var declined = (await app.Planner.Step($"{Address(id)}/decline", Because())).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("declined", "no-post-open", "Next year."), (Text(declined, "status"), Text(declined, "declinedFor"), Text(declined, "declineNote")));
        Assert.DoesNotContain(id, (await app.Planner.Get("/v1/individual-pledges?availableOn=2027-01-01&limit=200")).Is(HttpStatusCode.OK).Text);
        foreach (var (session, step) in new[] { (app.Planner, "accept"), (app.FocalPoint, "withdraw") })
        {
            Assert.Equal("wrong-status", (await session.Step($"{Address(id)}/{step}")).Is(HttpStatusCode.Conflict).Code);
        }
    }

    [Theory, EachEngine]
    public async Task Persons_are_offered_of_a_kind_that_is_counted_in_persons_and_all_codes_are_known(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var (wrong, place, code) in new[]
        {
            (SetupSteps.NewIndividuals().With("category", "INFANTRY_BN"), "/category", "unknown-code"),
            (SetupSteps.NewIndividuals().With("men", 0).With("women", 0), "/men", "no-personnel"),
            (SetupSteps.NewIndividuals().With("languages", new JsonArray("xx")), "/languages/0", "unknown-code"),
            (SetupSteps.NewIndividuals().With("courses", new JsonArray("first-aid", "first-aid")), "/courses/1", "repeated"),
            (SetupSteps.NewIndividuals().With("availableUntil", "2026-12-31"), "/availableUntil", "dates-reversed"),
            (SetupSteps.NewIndividuals().With("availableFrom", "2026-01-01").With("availableUntil", "2026-11-22"), "/availableUntil", "in-the-past"),
        })
        {
            var refused = (await app.FocalPoint.Post("/v1/individual-pledges", wrong)).Is(HttpStatusCode.BadRequest);
            Assert.Equal((place, code), (refused.Places.Single(), refused.ErrorCodes.Single()));
        }
    }

    [Theory, EachEngine]
    public async Task A_state_sees_and_changes_its_own_alone_and_the_Secretariat_decides(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var id = await app.Individuals();

        (await app.OtherFocalPoint.Get(Address(id))).Is(HttpStatusCode.NotFound);
        Assert.Empty(await app.OtherFocalPoint.Items("/v1/individual-pledges"));
        Assert.Empty(await app.OtherFocalPoint.Items("/v1/changes?subjectKind=individual-pledge"));
        (await app.OtherFocalPoint.Put(Address(id), SetupSteps.NewIndividuals(), "\"1\"")).Is(HttpStatusCode.NotFound);
        (await app.OtherFocalPoint.Step($"{Address(id)}/withdraw")).Is(HttpStatusCode.NotFound);
        (await app.FocalPoint.Step($"{Address(id)}/accept")).Is(HttpStatusCode.Forbidden);
        (await app.FocalPoint.Step($"{Address(id)}/decline", Because())).Is(HttpStatusCode.Forbidden);
        (await app.Planner.Post("/v1/individual-pledges", SetupSteps.NewIndividuals())).Is(HttpStatusCode.Forbidden);
        Assert.Equal([id], (await app.Planner.Items("/v1/individual-pledges?availableOn=2027-01-01")).Select(each => Text(each, "id")));
        Assert.Empty(await app.Planner.Items("/v1/individual-pledges?availableOn=2026-12-31"));
    }

    private static string Address(string id) => $"/v1/individual-pledges/{id}";

    private static JsonObject Because() => new() { ["for"] = "no-post-open", ["note"] = "Next year." };

    private static string? Text(JsonNode node, string member) => (string?)node[member];
}
