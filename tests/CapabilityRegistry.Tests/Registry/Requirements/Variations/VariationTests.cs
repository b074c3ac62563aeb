using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Variations;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Requirements.Variations;

public sealed class VariationTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_variation_is_approved_and_revoked_and_stays_in_the_history(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var id = await app.PublishedRequirement();

        var approved = (await Approve(app, id, Sample.Variation().With("contributor", "KAZ").With("pledge", pledge).With("validUntil", "2028-12-31")))
            .Is(HttpStatusCode.OK);
        var variation = Assert.Single(approved.Body["variations"]!.AsArray())!;
        Assert.Matches("^VAR-[0-9]{5}$", (string)variation["id"]!);
        Assert.Equal((pledge, "KAZ", "OMA/2026/118"), ((string?)variation["pledge"], (string?)variation["contributor"], (string?)variation["reference"]));

        var revoked = (await Revoke(app, id, (string)variation["id"]!)).Is(HttpStatusCode.OK);
        Assert.Equal((int)approved.Body["version"]! + 1, (int)revoked.Body["version"]!);
        Assert.Equal(("2026-11-23", "The second tranche has arrived."),
            ((string?)revoked.Body["variations"]![0]!["revokedOn"], (string?)revoked.Body["variations"]![0]!["revokedFor"]));

        var history = (await app.Auditor.Get($"/v1/requirements/{id}/history")).Is(HttpStatusCode.OK).Body["items"]!.AsArray();
        Assert.Equal(["drafted", "published", "variation-approved", "variation-revoked"], history.Select(each => (string)each!["action"]!));
        Assert.Equal("One engineering vehicle less until the second tranche arrives.", (string?)history[2]!["reason"]);
        Assert.Equal("no-such-variation", (await Revoke(app, id, (string)variation["id"]!)).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task A_variation_is_for_a_mandatory_line_that_the_requirement_has(Engine engine)
    {
        var app = await apps.On(engine);
        var sur = await app.PublishedSur(Sample.Sur().With("effectiveFrom", "2026-01-01"));
        var id = await app.PublishedRequirement(Sample.Requirement().With("sur", sur));

        foreach (var (criterion, item, expected) in new[] { ("equipment-missing", "trailer", "one of "), ("equipment-missing", "aircraft", "one of "),
            ("attribute-missing", "camp-security", "none: it has no mandatory line of attribute-missing"), ("language-missing", "es", "one of ") })
        {
            var answer = (await Approve(app, id, Sample.Variation().With("criterion", criterion).With("item", item))).Is(HttpStatusCode.Conflict);
            Assert.Equal(("no-such-line", "/item"), (answer.Code, Assert.Single(answer.Places)));
            Assert.StartsWith(expected, (string)answer.Body["errors"]![0]!["expected"]!, StringComparison.Ordinal);
        }

        (await Approve(app, id, Sample.Variation().With("criterion", "training-missing").With("item", "core-pre-deployment"))).Is(HttpStatusCode.OK);
    }

    [Theory, EachEngine]
    public async Task A_pledge_that_falls_short_is_a_candidate_by_its_variation_and_the_explanation_says_so(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var other = await app.Level2Pledge();
        var id = await app.PublishedRequirement(Sample.Requirement()
            .With("majorEquipment", new JsonArray(new JsonObject { ["category"] = "engineering-vehicle", ["quantity"] = 5 })));

        (await Approve(app, id, Sample.Variation().With("pledge", pledge))).Is(HttpStatusCode.OK);
        var view = (await app.Planner.Get($"/v1/requirements/{id}/candidates")).Is(HttpStatusCode.OK).Body;

        var candidate = Assert.Single(view["candidates"]!.AsArray())!;
        var used = Assert.Single(candidate["variations"]!.AsArray())!;
        Assert.Equal(pledge, (string?)candidate["pledge"]!["id"]);
        Assert.Equal(
            ("VAR-00001", "Office of the Military Adviser", "equipment-missing", "engineering-vehicle"),
            ((string?)used["variation"], (string?)used["agreedBy"], (string?)used["code"], (string?)used["item"]));
        Assert.Equal(other, (string?)Assert.Single(view["excluded"]!.AsArray())!["pledge"]!["id"]);
    }

    [Theory]
    [InlineData("criterion", "\"too-slow\"", "/criterion", "unknown-code")]
    [InlineData("contributor", "\"ZZZ\"", "/contributor", "unknown-code")]
    [InlineData("pledge", "\"KAZ-99999\"", "/pledge", "unknown-pledge")]
    [InlineData("agreedOn", "\"2026-11-24\"", "/agreedOn", "in-the-future")]
    [InlineData("validUntil", "\"2026-11-01\"", "/validUntil", "dates-reversed")]
    [InlineData("validUntil", "\"2026-11-22\"", "/validUntil", "in-the-past")]
    [InlineData("agreedBy", "\"\"", "/agreedBy", "too-short")]
    public async Task A_field_that_cannot_be_is_named(string field, string json, string place, string code)
    {
        var app = await apps.On(Engine.Sqlite);
        var id = await app.PublishedRequirement();

        var answer = (await Approve(app, id, Sample.Variation().With(field, JsonNode.Parse(json)))).Is(HttpStatusCode.BadRequest);

        Assert.Equal((place, code), (Assert.Single(answer.Places), Assert.Single(answer.ErrorCodes)));
    }

    [Theory, EachEngine]
    public async Task A_variation_for_a_pledge_is_not_one_for_another_state(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();

        var answer = await Approve(app, await app.PublishedRequirement(), Sample.Variation().With("pledge", pledge).With("contributor", "BRA"));

        Assert.Equal("not-the-pledging-state", Assert.Single(answer.Is(HttpStatusCode.BadRequest).ErrorCodes));
    }

    [Theory, EachEngine]
    public async Task A_closed_requirement_takes_no_variation(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.PublishedRequirement();
        (await app.Planner.Step($"/v1/requirements/{id}/close", new JsonObject { ["reason"] = "No longer needed." })).Is(HttpStatusCode.OK);

        Assert.Equal("wrong-status", (await Approve(app, id, Sample.Variation())).Is(HttpStatusCode.Conflict).Code);
    }

    [Fact]
    public void Every_line_is_judged_by_a_criterion_of_the_selection() =>
        Assert.Empty(Enum.GetValues<LineCriterion>().Select(criterion => criterion.Code())
            .Except(CapabilityRegistry.Matching.Rules.Criteria.All.Select(each => each.Code)));

    [Fact]
    public void The_matcher_hears_of_those_that_are_not_revoked()
    {
        var requirement = new Requirement
        {
            Id = "MINUSCA-00001",
            Version = 1,
            Mission = "MINUSCA",
            Status = RequirementStatus.Published,
            UnitType = "ENGINEER_COY",
            Quantity = new Quantity { Amount = 1, Unit = Measure.Units },
            Priority = 1,
            NeededBy = new(2027, 9, 1),
            DurationDays = 365,
            MinimumLevel = ReadinessLevel.L2,
            Languages = ["fr"],
        };
        var terms = new VariationTerms { Criterion = LineCriterion.Language, Item = "fr", Pledge = "KAZ-00001", AgreedBy = "OMA", AgreedOn = new(2026, 11, 2),
            Reference = "118", Scope = "English will do.", ValidUntil = new(2028, 1, 1) };

        var varied = requirement.Vary(terms, "VAR-00001", "planner").Granted!.Vary(
            terms, "VAR-00002", "planner").Granted!.Revoke("VAR-00001", new(2026, 11, 3), "A slip.").Granted!;

        Assert.Equal(
            [new NeedVariation("VAR-00002", "language-missing", "fr", null, "KAZ-00001", "OMA", new(2028, 1, 1))],
            MatcherMapping.NeedOf(Assert.Single(varied.Slots)).Variations);
    }

    private static Task<Answer> Approve(RegistryApp app, string id, JsonObject terms) => app.Planner.Step($"/v1/requirements/{id}/approve-variation", terms);

    private static Task<Answer> Revoke(RegistryApp app, string id, string variation) =>
        app.Planner.Step($"/v1/requirements/{id}/revoke-variation",
            new JsonObject { ["variation"] = variation, ["reason"] = "The second tranche has arrived." });
}
