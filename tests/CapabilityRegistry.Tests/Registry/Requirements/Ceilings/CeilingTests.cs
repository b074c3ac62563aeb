using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Requirements.Ceilings;

/// <summary>What a mission requires against what was authorised. UNFICYP: 888 military, 69 police (S/RES/2263, 2016).</summary>
public sealed class CeilingTests
{
    [Theory, EachEngine]
    public async Task The_ceiling_shows_what_the_requirements_add_up_to_and_how_that_is_known(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var sur = await app.PublishedSur();
        await app.PublishedRequirement(Need("ENGINEER_COY", 3).With("sur", sur));
        await app.PublishedRequirement(Need("SIGNALS_COY", 1));
        await app.PublishedRequirement(Need("HOSPITAL_L2", 20, "beds").With("persons", 63));
        await app.PublishedRequirement(Need("STAFF_OFFICER", 40, "persons"));
        await app.PublishedRequirement(Need("HELICOPTER_UTILITY", 3, "airframes"));
        (await app.Planner.Post("/v1/requirements", Need("ENGINEER_COY", 1))).Is(HttpStatusCode.Created);

        var ceiling = (await app.Auditor.Get("/v1/missions/UNFICYP/ceiling?on=2027-09-01")).Is(HttpStatusCode.OK).Body;

        // Three engineer companies of 180 by the statement, 120 signallers as is typical, 63 as stated.
        Assert.Equal((888, 723, 120, 0), Figures(ceiling["military"]!));
        Assert.Equal((69, 0, 0, 0), Figures(ceiling["police"]!));
        Assert.Equal(40, (int)ceiling["individuals"]!);
        Assert.Equal("S/RES/2263 (2016)", (string?)ceiling["authorised"]!["reference"]);
        Assert.Equal(
            ["ENGINEER_COY 540 sur", "HELICOPTER_UTILITY  unknown", "HOSPITAL_L2 63 stated", "SIGNALS_COY 120 indicative", "STAFF_OFFICER 40 quantity"],
            ceiling["requirements"]!.AsArray().Select(line => $"{line!["unitType"]} {line["persons"]} {line["basis"]}").Order(StringComparer.Ordinal));
        Assert.Equal(0, (int)(await app.Auditor.Get("/v1/missions/UNFICYP/ceiling?on=2028-09-01")).Body["military"]!["required"]!);
        (await app.Auditor.Get("/v1/missions/ATLANTIS/ceiling")).Is(HttpStatusCode.NotFound);
    }

    [Theory, EachEngine]
    public async Task Publishing_above_the_ceiling_is_done_and_warns_of_the_excess(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var first = await Publish(app, Need("INFANTRY_COY", 5));
        var police = await Publish(app, Need("FORMED_POLICE_UNIT", 1).With("persons", 70));
        var second = await Publish(app, Need("INFANTRY_COY", 1).With("persons", 200).With("neededBy", "2028-03-01"));

        Assert.Null(first.Body["warnings"]);
        Assert.Equal([("police", 1, "2027-09-01")], Warnings(police));
        Assert.Equal([("military", 750 + 200 - 888, "2028-03-01"), ("police", 1, "2028-03-01")], Warnings(second));
        Assert.Equal("published", (string?)second.Body["status"]);
        Assert.Equal(
            "On 2028-03-01 the requirements of UNFICYP add up to 950 military persons, 62 more than the 888 of S/RES/2263 (2016). Of them 750 are only "
                + "typical for the unit type.",
            (string?)second.Body["warnings"]![0]!["detail"]);
        Assert.Null((await app.Planner.Get($"/v1/requirements/{second.Id}")).Body["warnings"]);
    }

    [Theory, EachEngine]
    public async Task Amending_warns_too_and_a_fulfilled_requirement_still_counts(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge(Sample.Pledge().With("unitType", "INFANTRY_COY"));
        var fulfilled = await Publish(app, Need("INFANTRY_COY", 5));
        (await app.Planner.Step($"/v1/requirements/{fulfilled.Id}/fulfil", new JsonObject { ["pledges"] = new JsonArray(pledge), ["reason"] = "Deployed." }))
            .Is(HttpStatusCode.OK);
        var small = await Publish(app, Need("SIGNALS_COY", 1));
        Assert.Null(small.Body["warnings"]);

        var amended = await app.Planner.Step($"/v1/requirements/{small.Id}/amend",
            Need("SIGNALS_COY", 2).Without("mission").With("reason", "Two of them.").With("resolution", "S/RES/2263 (2016)"));

        Assert.Equal([("military", 750 + 240 - 888, "2027-09-01")], Warnings(amended.Is(HttpStatusCode.OK)));
    }

    [Theory, EachEngine]
    public async Task A_ceiling_that_falls_during_the_need_is_seen(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var strength = new JsonObject { ["mission"] = "UNFICYP", ["reference"] = "S/RES/2801 (2028)", ["effectiveOn"] = "2028-02-01", ["military"] = 500,
            ["police"] = 69, ["source"] = "docs.un.org" };
        (await app.Planner.Post("/v1/authorised-strengths", strength)).Is(HttpStatusCode.OK);

        var published = await Publish(app, Need("INFANTRY_COY", 5));

        Assert.Equal([("military", 250, "2028-02-01")], Warnings(published));
    }

    private static JsonObject Need(string unitType, int amount, string unit = "units") => Sample.Requirement()
        .Without("majorEquipment", "selfSustainment", "languages")
        .With("mission", "UNFICYP").With("unitType", unitType)
        .With("quantity", new JsonObject { ["amount"] = amount, ["unit"] = unit });

    private static async Task<Answer> Publish(RegistryApp app, JsonObject requirement)
    {
        var id = (await app.Planner.Post("/v1/requirements", requirement)).Is(HttpStatusCode.Created).Id;
        return (await app.Planner.Step($"/v1/requirements/{id}/publish")).Is(HttpStatusCode.OK);
    }

    private static (int?, int, int, int) Figures(JsonNode component) =>
        ((int?)component["authorised"], (int)component["required"]!, (int)component["indicative"]!, (int)component["excess"]!);

    private static IEnumerable<(string, int, string)> Warnings(Answer answer) => answer.Body["warnings"]!.AsArray()
        .Select(warning => ((string)warning!["component"]!, (int)warning["excess"]!, (string)warning["on"]!));
}
