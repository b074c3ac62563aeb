using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Requirements;

public sealed class RequirementTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_requirement_goes_from_draft_to_published_to_amended_to_fulfilled_to_closed(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.PublishedRequirement();
        Assert.Matches("^MINUSCA-[0-9]{5}$", id);

        var amended = (await app.Planner.Step($"/v1/requirements/{id}/amend", Content().With("priority", 0).With("resolution", "S/RES/2387 (2017)")
            .With("reason", "More roads to keep open."))).Is(HttpStatusCode.OK);
        var pledge = await app.Level2Pledge();
        var fulfilled = (await app.Planner.Step($"/v1/requirements/{id}/fulfil",
            new JsonObject { ["pledges"] = new JsonArray(pledge), ["reason"] = "Deployed." })).Is(HttpStatusCode.OK);
        var closed = (await app.Planner.Step($"/v1/requirements/{id}/close", new JsonObject { ["reason"] = "Filled." })).Is(HttpStatusCode.OK);

        Assert.Equal(("amended", 3, 0), ((string?)amended.Body["status"], (int)amended.Body["version"]!, (int)amended.Body["priority"]!));
        Assert.Equal(("fulfilled", pledge), ((string?)fulfilled.Body["status"], (string?)Assert.Single(fulfilled.Body["fulfilledBy"]!.AsArray())));
        Assert.Equal(("closed", "\"5\""), ((string?)closed.Body["status"], closed.ETag));
        Assert.Equal("wrong-status", (await app.Planner.Step($"/v1/requirements/{id}/publish")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_published_requirement_is_amended_not_edited(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.PublishedRequirement();

        Assert.Equal("wrong-status", (await app.Planner.Put($"/v1/requirements/{id}", Content(), "\"2\"")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory]
    [InlineData("Contributors", "KAZ", "BRA")]
    [InlineData("Organisations", "AU", "EU")]
    public async Task Nobody_is_required_and_excluded_at_once(string of, string both, string other)
    {
        var app = await apps.On(Engine.Sqlite);
        var requirement = Sample.Requirement().With($"required{of}", new JsonArray(both)).With($"excluded{of}", new JsonArray(other, both));

        var refused = (await app.Planner.Post("/v1/requirements", requirement)).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["required-and-excluded"], refused.ErrorCodes);
        Assert.Equal([$"/excluded{of}/1"], refused.Places);
        (await app.Planner.Post("/v1/requirements", requirement.With($"excluded{of}", new JsonArray(other)))).Is(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("requiredContributors", "KEN", "excludedOrganisations", "AU")]
    [InlineData("requiredContributors", "KAZ", "requiredOrganisations", "AU")]
    [InlineData("requiredOrganisations", "ECOWAS", "excludedOrganisations", "AU")]
    public async Task A_requirement_leaves_at_least_one_state_that_may_fill_it(string asked, string state, string limit, string organisation)
    {
        var app = await apps.On(Engine.Sqlite);
        var requirement = Sample.Requirement().With(asked, new JsonArray(state)).With(limit, new JsonArray(organisation));

        var refused = (await app.Planner.Post("/v1/requirements", requirement)).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["nobody-left"], refused.ErrorCodes);
        Assert.Equal([$"/{asked}"], refused.Places);
        Assert.Equal(state, (string?)refused.Body["errors"]![0]!["found"]);
        Assert.Contains("on 2027-09-01 (neededBy)", (string?)refused.Body["errors"]![0]!["expected"]);
    }

    [Theory]
    [InlineData("requiredContributors", new[] { "KEN", "KAZ" }, "excludedOrganisations", "AU")]
    [InlineData("requiredContributors", new[] { "KEN" }, "requiredOrganisations", "AU")]
    [InlineData("excludedContributors", new[] { "KEN" }, "requiredOrganisations", "AU")]
    public async Task Limits_that_leave_a_state_are_taken(string asked, string[] states, string limit, string organisation)
    {
        var app = await apps.On(Engine.Sqlite);
        var requirement = Sample.Requirement()
            .With(asked, new JsonArray([.. states.Select(state => (JsonNode)state)])).With(limit, new JsonArray(organisation));

        (await app.Planner.Post("/v1/requirements", requirement)).Is(HttpStatusCode.Created);
    }

    [Theory, EachEngine]
    public async Task A_need_that_is_over_is_not_put_in_force(Engine engine)
    {
        var app = await apps.On(engine);
        var over = Sample.Requirement().With("neededBy", "2026-11-13").With("durationDays", 10);
        var draft = (await app.Planner.Post("/v1/requirements", over)).Is(HttpStatusCode.Created).Id;
        var published = await app.PublishedRequirement();

        foreach (var refused in new[]
        {
            await app.Planner.Step($"/v1/requirements/{draft}/publish"),
            await app.Planner.Step($"/v1/requirements/{published}/amend", Content().With("neededBy", "1990-01-01").With("durationDays", 10)
                .With("resolution", "S/RES/2387 (2017)").With("reason", "Too late.")),
        })
        {
            Assert.Equal("over-already", refused.Is(HttpStatusCode.Conflict).Code);
            Assert.Equal(["/durationDays"], refused.Places);
            Assert.Equal("a need that lasts beyond 2026-11-23", (string?)refused.Body["errors"]![0]!["expected"]);
        }

        (await app.Planner.Put($"/v1/requirements/{draft}", Content().With("neededBy", "2026-11-13").With("durationDays", 11), "\"1\"")).Is(HttpStatusCode.OK);
        (await app.Planner.Step($"/v1/requirements/{draft}/publish")).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task Codes_that_do_not_exist_are_all_named(Engine engine)
    {
        var app = await apps.On(engine);
        var requirement = Sample.Requirement()
            .With("mission", "NOWHERE")
            .With("languages", new JsonArray("xx"))
            .With("excludedContributors", new JsonArray("KAZ", "XXX"))
            .With("requiredOrganisations", new JsonArray("AU", "AU"))
            .With("substitutes", new JsonArray(new JsonObject { ["unitType"] = "HELICOPTER_ARMED", ["penalty"] = 10 }));

        var answer = await app.Planner.Post("/v1/requirements", requirement);

        Assert.Equal(
            ["/excludedContributors/1", "/languages/0", "/mission", "/requiredOrganisations/1", "/substitutes/0/unitType"],
            answer.Is(HttpStatusCode.BadRequest).Places.Order(StringComparer.Ordinal));
    }

    [Theory, EachEngine]
    public async Task Needed_on_counts_only_what_is_in_force_on_that_day(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.PublishedRequirement(Sample.Requirement().With("mission", "UNFICYP").With("neededBy", "2029-01-01").With("durationDays", 10));
        (await app.Planner.Post("/v1/requirements", Sample.Requirement().With("mission", "UNFICYP").With("neededBy", "2029-01-01"))).Is(HttpStatusCode.Created);

        Assert.Equal([], await NeededOn(app, "2028-12-31"));
        Assert.Equal([id], await NeededOn(app, "2029-01-01"));
        Assert.Equal([id], await NeededOn(app, "2029-01-10"));
        Assert.Equal([], await NeededOn(app, "2029-01-11"));
    }

    private static JsonObject Content() => Sample.Requirement().Without("mission");

    private static async Task<IEnumerable<string?>> NeededOn(RegistryApp app, string day) =>
        (await app.Planner.Get($"/v1/requirements?mission=UNFICYP&neededOn={day}")).Is(HttpStatusCode.OK).Body["items"]!.AsArray()
            .Select(item => (string?)item!["id"]);
}
