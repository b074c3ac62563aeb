using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.SurComparisons;

public sealed class CompareWithSurTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task Every_demand_is_beside_what_the_unit_has_of_it(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge(Sample.Pledge()
            .With("personnel", JsonNode.Parse("""[{ "rankGroup": "officer", "men": 8, "women": 2 }, { "rankGroup": "enlisted", "men": 100, "women": 20 }]""")!)
            .With("majorEquipment", JsonNode.Parse("""[{ "category": "engineering-vehicle", "description": "Bulldozer", "quantity": 5, "lease": "wet" }]""")!)
            .With("selfSustainment", new JsonArray("communications")).With("training", new JsonArray()));
        var sur = await Statement(app);

        var compared = await Compare(app, pledge, sur);

        Assert.Equal(
            [
                ("personnel", "officer", 9, 10, 0), ("personnel", "enlisted", 171, 120, 51), ("capacity", "units", 1, 1, 0),
                ("majorEquipment", "engineering-vehicle", 12, 5, 7), ("selfSustainment", "communications", 1, 1, 0),
                ("training", "core-pre-deployment", 1, 0, 1),
            ],
            compared["lines"]!.AsArray().Select(line => (
                (string)line!["kind"]!, (string)line["code"]!, (int)line["required"]!, (int)line["held"]!, (int)line["shortfall"]!)));
        Assert.Equal(3, (int)compared["shortfallsWithoutAgreement"]!);
        Assert.Equal((false, $"{compared["id"]} of {app.Today()}, with shortfalls"), await Gate(app, pledge));
    }

    [Theory, EachEngine]
    public async Task A_shortfall_that_was_agreed_to_closes_nothing_and_the_last_comparison_counts(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var sur = await Statement(app, 999);

        await Compare(app, pledge, sur);
        Assert.False((await Gate(app, pledge)).Met);
        var agreed = await Compare(app, pledge, sur, [.. await Shorts(app, pledge)]);
        Assert.Equal(0, (int)agreed["shortfallsWithoutAgreement"]!);
        Assert.True((await Gate(app, pledge)).Met);
        await Compare(app, pledge, sur);
        Assert.False((await Gate(app, pledge)).Met);
    }

    [Theory, EachEngine]
    public async Task A_unit_rises_to_Level_3_once_it_is_compared_and_its_papers_are_there(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.Level2Pledge();
        var toL3 = new JsonObject { ["to"] = "L3" };

        Assert.Equal("sur-not-met", (await app.Planner.Step($"/v1/pledges/{pledge}/raise", toL3)).Is(HttpStatusCode.Conflict).Code);
        await Compare(app, pledge, await Statement(app, 999), [.. await Shorts(app, pledge, await Statement(app, 999))]);
        Assert.Equal("ammunition-list-missing", (await app.Planner.Step($"/v1/pledges/{pledge}/raise", toL3)).Is(HttpStatusCode.Conflict).Code);
        foreach (var kind in new[] { "ammunition-list", "cargo-load-plan", "port-of-embarkation", "days-to-deploy" })
        {
            await app.Paper(pledge, kind);
        }

        Assert.Equal("L3", (string?)(await app.Planner.Step($"/v1/pledges/{pledge}/raise", toL3)).Is(HttpStatusCode.OK).Body["readinessLevel"]);
    }

    [Theory, EachEngine]
    public async Task What_is_compared_fits_together_and_what_is_agreed_falls_short(Engine engine)
    {
        var app = await apps.On(engine);
        var pledge = await app.RegisteredPledge();
        var sur = await Statement(app);
        var draft = await app.DraftSur(Sample.Sur().With("mission", "MINUSCA"));
        var other = await app.PublishedSur(Sample.Sur().With("unitType", "SIGNALS_COY"));
        var coming = await app.PublishedSur(Sample.Sur().With("mission", "UNISFA").With("effectiveFrom", "2027-07-01"));

        Assert.Equal("sur-not-published", (await Post(pledge, draft)).Is(HttpStatusCode.BadRequest).ErrorCodes.Single());
        Assert.Equal("sur-of-another-unit-type", (await Post(pledge, other)).Is(HttpStatusCode.BadRequest).ErrorCodes.Single());
        Assert.Equal("sur-not-in-effect", (await Post(pledge, coming)).Is(HttpStatusCode.BadRequest).ErrorCodes.Single());
        Assert.Equal("pledge-not-registered", (await Post(await app.AcknowledgedPledge(), sur)).Is(HttpStatusCode.Conflict).Code);
        Assert.Equal(["/pledge", "/sur"], (await Post("KAZ-99999", "STMT-99999")).Is(HttpStatusCode.BadRequest).Places);
        Assert.Equal("no-such-shortfall", (await Post(pledge, sur, Agreed("selfSustainment", "communications"))).Is(HttpStatusCode.Conflict).Code);
        var twice = new[] { Agreed("personnel", "enlisted"), Agreed("personnel", "enlisted") };
        var again = (await Post(pledge, sur, twice)).Is(HttpStatusCode.BadRequest).Body["errors"]!.AsArray().Single()!;
        Assert.Equal(("/agreed/1", "'personnel enlisted' again"), ((string?)again["pointer"], (string?)again["found"]));
        var tomorrow = Agreed("personnel", "enlisted").With("agreedOn", "2026-11-24");
        Assert.Equal(["/agreed/0/agreedOn"], (await Post(pledge, sur, tomorrow)).Is(HttpStatusCode.BadRequest).Places);
        (await app.FocalPoint.Post("/v1/sur-comparisons", new JsonObject { ["pledge"] = pledge, ["sur"] = sur })).Is(HttpStatusCode.Forbidden);
        Assert.Empty(await app.Planner.Items($"/v1/sur-comparisons?pledge={pledge}"));

        Task<Answer> Post(string unit, string statement, params JsonNode[] agreed) => app.Planner.Post(
            "/v1/sur-comparisons", new JsonObject { ["pledge"] = unit, ["sur"] = statement, ["agreed"] = new JsonArray(agreed) });
    }

    [Theory, EachEngine]
    public async Task A_unit_without_shortfall_fails_no_line_of_a_requirement_that_refers_to_the_edition(Engine engine)
    {
        var app = await apps.On(engine);
        var sur = await Statement(app);
        var codes = new[] { "engineering-vehicle", "communications", "core-pre-deployment" };
        for (var lacks = 0; lacks < 8; lacks++)
        {
            var pledge = await app.Level2Pledge(Sample.Pledge()
                .With("majorEquipment", new JsonArray(new JsonObject
                {
                    ["category"] = "engineering-vehicle", ["description"] = "Bulldozer", ["quantity"] = (lacks & 1) == 0 ? 12 : 11, ["lease"] = "wet",
                }))
                .With("selfSustainment", new JsonArray((lacks & 2) == 0 ? "communications" : "catering"))
                .With("training", (lacks & 4) == 0
                    ? JsonNode.Parse("""[{ "course": "core-pre-deployment", "certifiedOn": "2026-05-01", "validUntil": "2035-12-31" }]""")!
                    : new JsonArray()));
            var requirement = await app.PublishedRequirement(Sample.Requirement().With("sur", sur)
                .With("majorEquipment", new JsonArray()).With("selfSustainment", new JsonArray()));

            var shorts = (await Compare(app, pledge, sur))["lines"]!.AsArray().Where(line => (int)line!["shortfall"]! > 0)
                .Select(line => (string)line!["code"]!).Where(codes.Contains).Order();
            var explained = await app.Explained(requirement, pledge);
            var fails = explained["criteria"]!.AsArray().Where(each => !(bool)each!["passes"]!).Select(each => (string)each!["code"]!).ToList();

            Assert.Equal(
                shorts.Select(code => code switch
                {
                    "engineering-vehicle" => "equipment-missing", "communications" => "self-sustainment-missing", _ => "training-missing",
                }).Order(),
                fails.Intersect(["equipment-missing", "self-sustainment-missing", "training-missing"]).Order());
        }
    }

    private static async Task<string> Statement(RegistryApp app, int vehicles = 12)
    {
        var mission = vehicles == 12 ? "MINUSCA" : "UNMISS";
        var known = (await app.Planner.Items("/v1/surs?unitType=ENGINEER_COY&status=published")).FirstOrDefault(sur => (string?)sur["mission"] == mission);
        if (known is not null)
        {
            return (string)known["id"]!;
        }

        var sur = Sample.Sur().With("mission", mission);
        sur["lines"]![0]!["quantity"] = vehicles;
        return await app.PublishedSur(sur);
    }

    private static async Task<IEnumerable<JsonNode>> Shorts(RegistryApp app, string pledge, string? sur = null)
    {
        var last = sur is null ? (await app.Planner.Items($"/v1/sur-comparisons?pledge={pledge}"))[^1] : await Compare(app, pledge, sur);
        return last["lines"]!.AsArray().Where(line => (int)line!["shortfall"]! > 0).Select(line => Agreed((string)line!["kind"]!, (string)line["code"]!));
    }

    private static JsonObject Agreed(string kind, string code) => new()
    {
        ["kind"] = kind, ["code"] = code, ["agreedBy"] = "Office of the Military Adviser", ["agreedOn"] = "2026-11-02", ["reference"] = "OMA/2026/118",
        ["scope"] = "Until the second tranche arrives.",
    };

    private static async Task<JsonNode> Compare(RegistryApp app, string pledge, string sur, params JsonNode[] agreed) => (await app.Planner.Post(
        "/v1/sur-comparisons",
        new JsonObject { ["pledge"] = pledge, ["sur"] = sur, ["agreed"] = new JsonArray([.. agreed.Select(each => each.DeepClone())]) }))
        .Is(HttpStatusCode.Created).Body;

    private static async Task<(bool Met, string? Found)> Gate(RegistryApp app, string pledge)
    {
        var levels = (await app.Planner.Get($"/v1/pledges/{pledge}/readiness")).Is(HttpStatusCode.OK).Body["levels"]!;
        var gate = levels[2]!["gates"]!.AsArray().Single(each => (string?)each!["code"] == "sur-not-met")!;
        return ((bool)gate["met"]!, (string?)gate["found"]);
    }
}
