using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Planning.Gaps;
using CapabilityRegistry.Tests.Platform.Http.Lists;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.WomensShares;

/// <summary>Today is 23 November 2026.</summary>
public sealed class GetWomensSharesTests(GetWomensSharesTests.DemoApps apps) : IClassFixture<GetWomensSharesTests.DemoApps>
{
    [Theory, EachEngine]
    public async Task Each_figure_is_that_of_the_list_behind_it_however_it_is_told_apart(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var query in new[]
            { "", "&by=unit-type", "&by=contributor&organisation=CSTO", "&organisation=AU&by=unit-type&unitType=INFANTRY_BN&unitType=EXPERT" })
        {
            var shares = await Shares(app.Planner, $"on=2027-06-01{query}");

            Assert.Equal(shares.Count, await app.Planner.AgreeingFigures(new JsonArray([.. shares.Select(each => each.DeepClone())])));
            Assert.Contains(shares, share => (int)share["persons"]! > 0);
            foreach (var share in shares)
            {
                var listed = await app.Planner.All((string)share["pledges"]!["link"]!);
                var (men, women) = (listed.Sum(each => (int)each["strength"]!["men"]!), listed.Sum(each => (int)each["strength"]!["women"]!));
                Assert.Equal((men + women, women), ((int)share["persons"]!, (int)share["women"]!));
                Assert.All(listed, each => Assert.Equal(share["unitType"]?.ToString() ?? (string)each["unitType"]!, (string)each["unitType"]!));
                Assert.All(listed, each => Assert.Equal(share["contributor"]?.ToString() ?? (string)each["contributor"]!, (string)each["contributor"]!));
            }
        }
    }

    [Theory, EachEngine]
    public async Task The_parts_of_a_category_add_up_to_it(Engine engine)
    {
        var app = await apps.On(engine);
        var whole = (await Shares(app.Planner, "on=2027-06-01")).ToDictionary(Category, share => (int)share["women"]!);
        Assert.Equal(["formed-police", "individual-police", "observers-and-staff", "troops"], whole.Keys.Order());

        foreach (var by in new[] { "contributor", "unit-type" })
        {
            var parts = (await Shares(app.Planner, $"on=2027-06-01&by={by}")).ToLookup(Category, share => (int)share["women"]!);
            Assert.All(whole, category => Assert.Equal(category.Value, parts[category.Key].Sum()));
        }
    }

    [Theory, EachEngine]
    public async Task Green_meets_the_target_yellow_has_some_women_and_red_none(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        Assert.All(await Shares(app.Planner, "on=2027-06-01"), share => Assert.Null(share["perMille"] ?? share["colour"]));

        foreach (var (type, men, women, colour, perMille) in new[]
        {
            ("INFANTRY_COY", 85, 15, "green", 150), ("SIGNALS_COY", 86, 14, "yellow", 140), ("EOD_UNIT", 40, 0, "red", 0), ("GUARD_UNIT", 6, 1, "yellow", 142),
        })
        {
            await app.RegisteredPledge(Sample.Pledge().With("unitType", type).With("personnel", new JsonArray(
                new JsonObject { ["rankGroup"] = "enlisted", ["men"] = men, ["women"] = women })));

            var share = Assert.Single(await Shares(app.FocalPoint, $"on=2027-06-01&unitType={type}"));

            Assert.Equal(("troops", colour, perMille), (Category(share), (string?)share["colour"], (int?)share["perMille"]));
        }
    }

    [Theory, EachEngine]
    public async Task What_is_only_promised_and_what_is_set_aside_is_not_counted(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.AnnouncedPledge();
        var pledge = await app.RegisteredPledge();
        Assert.Equal((1, 120, 22), await Troops());

        await app.Suspend(pledge);
        Assert.Equal((0, 0, 0), await Troops());
        await app.Resume(pledge);
        Assert.Equal((1, 120, 22), await Troops());

        async Task<(int Pledges, int Persons, int Women)> Troops()
        {
            var share = (await Shares(app.Planner, "on=2027-06-01")).Single(share => Category(share) == "troops");
            return ((int)share["pledges"]!["count"]!, (int)share["persons"]!, (int)share["women"]!);
        }
    }

    [Theory, EachEngine]
    public async Task The_target_is_that_of_the_year(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var (on, percent, year) in new[] { ("2019-05-01", 8, 2021), ("2021-12-31", 8, 2021), ("2022-01-01", 15, 2028), ("2035-01-01", 15, 2028) })
        {
            var target = (await Shares(app.Planner, $"on={on}")).Single(share => Category(share) == "troops")["target"]!;

            Assert.Equal((percent, year, "official"), ((int)target["percent"]!, (int)target["year"]!, (string)target["certainty"]!));
            Assert.NotEmpty((string)target["source"]!);
        }
    }

    [Theory, EachEngine]
    public async Task A_state_sees_its_own_units_in_the_figures_and_the_Secretariat_all(Engine engine)
    {
        var app = await apps.On(engine);

        var own = await Shares(app.FocalPoint, "on=2027-06-01&by=contributor");
        Assert.Equal(["KAZ"], own.Select(share => (string)share["contributor"]!).Distinct());
        Assert.Equal(
            own.Select(Figures), (await Shares(app.Planner, "on=2027-06-01&by=contributor&contributor=KAZ")).Select(Figures));
        Assert.All(await Shares(app.FocalPoint, "on=2027-06-01&contributor=BRA"), share => Assert.Equal(0, (int)share["pledges"]!["count"]!));
        var refused = (await app.Planner.Get("/v1/womens-shares?by=colour&unitType=CAVALRY")).Is(HttpStatusCode.BadRequest);
        Assert.Contains("by", refused.Places);

        static (string, int, int) Figures(JsonNode share) => (Category(share), (int)share["persons"]!, (int)share["women"]!);
    }

    private static async Task<IReadOnlyList<JsonNode>> Shares(Session session, string query) =>
        [.. (await session.Get($"/v1/womens-shares?{query}")).Is(HttpStatusCode.OK).Body["rows"]!.AsArray().Select(row => row!)];

    private static string Category(JsonNode share) => (string)share["category"]!;

    public sealed class DemoApps : RegistryApps
    {
        protected override string Seed => "demo";
    }
}
