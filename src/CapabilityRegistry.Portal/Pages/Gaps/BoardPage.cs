using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Frame.Sheets;
using CapabilityRegistry.Portal.Languages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Gaps;

/// <summary>The gaps of a day on one sheet, to hang on a wall.</summary>
public static class BoardPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/gaps/board", async page => Page.Show<BoardView, BoardModel>(await Model(page)));
        app.MapPage("/gaps/board/file", async page =>
        {
            var model = await Model(page);
            return new SheetFile(page, $"gap-board-{model.Gaps.On.Plain()}", Texts.Get("Board.Title"), [model.Table]);
        });
    }

    /// <summary>No missing, up to a third, up to two thirds, more.</summary>
    public static string Heat(long missing, long required) => (missing * 3, required) switch
    {
        (0, _) => "heat-0",
        var (thrice, all) when thrice <= all => "heat-1",
        var (thrice, all) when thrice <= 2 * all => "heat-2",
        _ => "heat-3",
    };

    private static async Task<BoardModel> Model(Page page)
    {
        var gaps = await page.Get<GapTable>("/v1/gaps".WithQuery(("on", page.Query("on"))));
        return new BoardModel(gaps, Table(gaps, await Names.OfUnitTypes(page)));
    }

    private static SheetTable Table(GapTable gaps, Names types)
    {
        var missions = gaps.Rows.Select(row => row.Mission).Distinct()
            .OrderBy(mission => mission is null).ThenBy(mission => mission, StringComparer.Ordinal).ToList();
        return new SheetTable(
            "board",
            Texts.Get("Gaps.Heat"),
            [
                new(Texts.Get("Field.unitType")),
                .. missions.Select(mission => new SheetColumn(mission ?? Texts.Get("Gaps.Goal"), IsNumber: true)),
            ],
            [
                .. gaps.Rows.GroupBy(row => row.UnitType).OrderBy(type => types[type.Key], StringComparer.Ordinal).Select(type => (IReadOnlyList<SheetCell>)
                [
                    SheetCell.Name(types[type.Key]) with { Key = Texts.OfCode("Measure", type.First().Unit) },
                    .. missions.Select(mission => Cell(gaps.On, type.Key, mission, [.. type.Where(row => row.Mission == mission)])),
                ]),
                [
                    SheetCell.Of(Texts.Get("Board.Unmet")) with { Look = "total" },
                    .. missions.Select(mission => Total(gaps.On, mission, [.. gaps.Rows.Where(row => row.Mission == mission)])),
                ],
            ])
        {
            Note = Texts.Get("Board.Note"),
        };
    }

    private static SheetCell Cell(DateOnly on, string unitType, string? mission, IReadOnlyList<GapRow> rows)
    {
        var (missing, required) = (rows.Sum(row => row.Unmet.Amount), rows.Sum(row => row.Required.Amount));
        return rows.Count == 0 ? SheetCell.Of("–") with { Look = "heat-none" }
            : missing == 0 ? SheetCell.Of("✓") with { Look = "heat-0" }
            : SheetCell.Of(Texts.Get("Board.Cell", Written(missing), Written(required))) with
            {
                Look = Heat(missing, required),
                Address = Address(on, mission, unitType),
            };
    }

    private static SheetCell Total(DateOnly on, string? mission, IReadOnlyList<GapRow> rows) =>
        SheetCell.Of(rows.Sum(row => row.Unmet.Count)) with { Look = "total", Address = Address(on, mission, null) };

    private static string Address(DateOnly on, string? mission, string? unitType) => "/gaps/requirements".WithQuery(
        ("on", on.Plain()), ("unitType", unitType), ("mission", mission), ("goals", mission is null ? "true" : null));

    private static string Written(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}

public sealed record BoardModel(GapTable Gaps, SheetTable Table);
