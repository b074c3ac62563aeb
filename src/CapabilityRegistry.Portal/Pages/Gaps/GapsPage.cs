using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Gaps;

/// <summary>What is needed on a day and not there: unit types by missions, month by month, and why.</summary>
public static class GapsPage
{
    private static readonly string[] Filters = ["on", "mission", "goals", "unitType", "minimumLevel"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/gaps", Show);
        app.MapPage("/gaps/requirements", ShowRequirements);
        app.MapPage("/gaps/met", ShowMet);
        app.MapPage("/gaps/supply", ShowSupply);
    }

    private static async Task<IResult> Show(Page page)
    {
        var on = ("on", page.Query("on"));
        return Page.Show<GapsView, GapsModel>(new GapsModel(
            await page.Get<GapTable>("/v1/gaps".WithQuery(on)),
            await page.Get<GapForecast>("/v1/gaps/forecast"),
            await page.Get<ScarcityTable>("/v1/scarcity".WithQuery(on)),
            await Names.OfUnitTypes(page)));
    }

    private static async Task<IResult> ShowRequirements(Page page)
    {
        var types = await Names.OfUnitTypes(page);
        return Page.Show<RequirementsView, RequirementsModel>(new RequirementsModel(
            await page.Get<Listed<GapView>>("/v1/gaps/requirements".WithQuery(
                [.. Filter(page), ("after", page.Query("after")), ("limit", "20"), ("count", "true")])),
            page.Query("on"),
            types,
            new(types, await Names.OfItems(page))));
    }

    private static async Task<IResult> ShowMet(Page page) => Page.Show<MetView, MetModel>(new MetModel(
        await page.Get<Listed<MetRequirement>>("/v1/gaps/met".WithQuery(
            [.. Filter(page), ("after", page.Query("after")), ("limit", "50"), ("count", "true")])),
        page.Query("on"),
        await Names.OfUnitTypes(page)));

    private static async Task<IResult> ShowSupply(Page page) => Page.Show<SupplyView, SupplyModel>(new SupplyModel(
        await page.Get<Listed<SuppliedUnit>>("/v1/gaps/supply".WithQuery(
            [("on", page.Query("on")), ("unitType", page.Query("unitType")), ("minimumLevel", page.Query("minimumLevel")), ("after", page.Query("after")),
                ("count", "true")])),
        await Names.OfUnitTypes(page)));

    private static IEnumerable<(string, string?)> Filter(Page page) => Filters.Select(name => (name, page.Query(name)));
}

public sealed record GapsModel(GapTable Table, GapForecast Forecast, ScarcityTable Scarcity, Names Types);

/// <param name="On">The day that was asked for; null for today.</param>
public sealed record RequirementsModel(Listed<GapView> Gaps, string? On, Names Types, Sentences Sentences);

/// <param name="On">The day that was asked for; null for today.</param>
public sealed record MetModel(Listed<MetRequirement> Requirements, string? On, Names Types);

public sealed record SupplyModel(Listed<SuppliedUnit> Units, Names Types);
