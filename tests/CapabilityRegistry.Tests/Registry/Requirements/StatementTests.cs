using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Requirements;

/// <summary>A requirement takes its lines from a Statement of Unit Requirements, and its own come first.</summary>
public sealed class StatementTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task The_lines_that_count_say_where_they_come_from_and_what_they_replace(Engine engine)
    {
        var app = await apps.On(engine);
        var sur = await Generic(app);
        var requirement = Sample.Requirement().With("sur", sur)
            .With("desired", new JsonArray(new JsonObject { ["kind"] = "training", ["code"] = "core-pre-deployment" }));

        var drafted = (await app.Planner.Post("/v1/requirements", requirement)).Is(HttpStatusCode.Created);

        Assert.Equal(
            [
                "attribute camp-security  desired sur ",
                "language fr  mandatory requirement ",
                "majorEquipment engineering-vehicle 2 mandatory requirement 12 mandatory",
                "majorEquipment trailer 2 desired sur ",
                "selfSustainment catering  mandatory requirement ",
                "selfSustainment communications  mandatory sur ",
                "training core-pre-deployment  desired requirement  mandatory",
            ],
            Lines(drafted.Body));
        Assert.True(JsonNode.DeepEquals(drafted.Body, (await app.Auditor.Get(drafted.Location!)).Body));
    }

    [Theory, EachEngine]
    public async Task A_line_of_the_statement_counts_in_the_matching(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var sur = await app.PublishedSur(Sample.Sur()
            .With("lines", new JsonArray(new JsonObject { ["kind"] = "majorEquipment", ["code"] = "trailer", ["quantity"] = 4, ["demand"] = "mandatory" })));
        var with = await app.PublishedRequirement(Sample.Requirement().With("sur", sur));
        var without = await app.PublishedRequirement();

        var excluded = (await app.Planner.Get($"/v1/requirements/{with}/candidates")).Is(HttpStatusCode.OK).Body["excluded"]!.AsArray();
        var candidates = (await app.Planner.Get($"/v1/requirements/{without}/candidates")).Is(HttpStatusCode.OK).Body["candidates"]!.AsArray();

        var reason = Assert.Single(Assert.Single(excluded)!["reasons"]!.AsArray())!;
        Assert.Equal(("equipment-missing", "trailer 4", "trailer 3"), ((string?)reason["code"], (string?)reason["required"], (string?)reason["actual"]));
        Assert.Equal(pledge, (string?)Assert.Single(candidates)!["pledge"]!["id"]);
    }

    [Theory, EachEngine]
    public async Task A_later_edition_changes_nothing_until_the_requirement_refers_to_it(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var sur = await app.PublishedSur();
        var id = await app.PublishedRequirement(Sample.Requirement().With("sur", sur));
        var before = (await app.Planner.Get($"/v1/requirements/{id}")).Text;

        await app.PublishedSur(Sample.Sur().With("effectiveFrom", "2027-07-01").With("lines", new JsonArray()));

        Assert.Equal(before, (await app.Planner.Get($"/v1/requirements/{id}")).Text);
        Assert.Equal([id], (await app.Planner.Get($"/v1/requirements?sur={sur}")).Body["items"]!.AsArray().Select(item => (string?)item!["id"]));
    }

    [Theory, EachEngine]
    public async Task A_statement_that_does_not_fit_is_refused(Engine engine)
    {
        var app = await apps.On(engine);
        var sur = await Generic(app);
        var other = await app.PublishedSur(Sample.Sur().With("unitType", "SIGNALS_COY"));
        var draft = await app.DraftSur(Sample.Sur().With("effectiveFrom", "2031-07-01"));
        var ended = await app.PublishedSur(Sample.Sur().With("mission", "UNMISS").With("effectiveUntil", "2027-07-01"));

        foreach (var (key, neededBy, code, found) in new[]
        {
            ("STMT-99999", "2027-09-01", "unknown-code", "'STMT-99999'"),
            (other, "2027-09-01", "sur-of-another-unit-type", $"{other}, which is for SIGNALS_COY"),
            (draft, "2031-09-01", "sur-not-published", $"{draft}, which is draft"),
            (sur, "2026-06-30", "sur-not-in-effect", $"{sur}, in effect from 2026-07-01"),
            (ended, "2027-07-01", "sur-not-in-effect", $"{ended}, in effect from 2026-07-01 until before 2027-07-01"),
        })
        {
            var answer = (await app.Planner.Post("/v1/requirements", Sample.Requirement().With("sur", key).With("neededBy", neededBy)))
                .Is(HttpStatusCode.BadRequest);
            Assert.Equal((code, "/sur", found),
                (Assert.Single(answer.ErrorCodes), Assert.Single(answer.Places), (string?)answer.Body["errors"]![0]!["found"]));
        }
    }

    [Theory, EachEngine]
    public async Task A_statement_for_a_mission_is_for_that_mission_alone(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var sur = await app.PublishedSur(Sample.Sur().With("mission", "UNMISS"));
        var draft = (await app.Planner.Post("/v1/requirements", Sample.Requirement())).Is(HttpStatusCode.Created);

        (await app.Planner.Post("/v1/requirements", Sample.Requirement().With("sur", sur).With("mission", "UNMISS"))).Is(HttpStatusCode.Created);
        Assert.Equal("sur-of-another-mission", (await app.Planner.Post("/v1/requirements", Sample.Requirement().With("sur", sur)))
            .Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("sur-of-another-mission", (await app.Planner.Post("/v1/requirements", Sample.Requirement().Without("mission").With("sur", sur)))
            .Is(HttpStatusCode.Conflict).Code);
        Assert.Equal("sur-of-another-mission", (await app.Planner.Put($"/v1/requirements/{draft.Id}", Sample.Requirement().Without("mission")
            .With("sur", sur), draft.ETag)).Is(HttpStatusCode.Conflict).Code);
    }

    // One for all tests of the class, which share a registry.
    private static async Task<string> Generic(RegistryApp app) =>
        (await app.Planner.Get("/v1/surs?unitType=ENGINEER_COY&generic=true&status=published")).Body["items"]!.AsArray() is [{ } there, ..]
            ? (string)there["id"]!
            : await app.PublishedSur();

    private static IEnumerable<string> Lines(JsonNode requirement) => requirement["lines"]!.AsArray()
        .Select(line => $"{line!["kind"]} {line["code"]} {line["quantity"]} {line["demand"]} {line["origin"]} "
            + $"{(line["replaces"] is { } replaced ? $"{replaced["quantity"]} {replaced["demand"]}" : "")}")
        .Order(StringComparer.Ordinal);
}
