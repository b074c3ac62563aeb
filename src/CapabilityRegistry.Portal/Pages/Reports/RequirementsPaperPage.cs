using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Frame.Sheets;
using CapabilityRegistry.Portal.Languages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Reports;

/// <summary>What is needed in the next 18 months, what of it is scarce, and what units must bring.</summary>
public static class RequirementsPaperPage
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/reports/requirements", async page => Page.Show<RequirementsPaperView, RequirementsPaperModel>(await Model(page)));
        app.MapPage("/reports/requirements/file", async page =>
        {
            var model = await Model(page);
            return new SheetFile(
                page,
                $"requirements-{model.Report.On.Plain()}",
                Texts.Get("Reports.Requirements"),
                [model.Scarce, model.Months, model.Asked, model.Levels, model.All]);
        });
    }

    private static async Task<RequirementsPaperModel> Model(Page page) => new(
        await page.Get<RequirementsReport>("/v1/reports/requirements".WithQuery(("on", page.Query("on")))),
        await Names.OfUnitTypes(page),
        await Names.Of(page, "attributes", "courses"),
        page.Language);
}

/// <summary>The tables of the paper, for the page and for its workbook.</summary>
public sealed record RequirementsPaperModel(RequirementsReport Report, Names Types, Names Items, Language Language)
{
    public SheetTable Overview => new(
        "overview",
        Texts.Get("Reports.Overview"),
        [new(Texts.Get("Reports.When")), new(Texts.Get("Requirements.Title"), IsNumber: true)],
        [
            [SheetCell.Of(Texts.Get("Reports.Current")), SheetCell.Figure(Report.Current.Count, Report.Current.Link)],
            [SheetCell.Of(Texts.Get("Reports.Emerging")), SheetCell.Figure(Report.Emerging.Count, Report.Emerging.Link)],
        ]);

    public SheetTable Scarce => new(
        "scarce",
        Texts.Get("Reports.Scarce"),
        [
            new(Texts.Get("Field.unitType")),
            new(Texts.Get("Field.unit")),
            new(Texts.Get("Reports.Outlook")),
            new(Texts.Get("Reports.Current"), IsNumber: true),
            new(Texts.Get("Reports.Emerging"), IsNumber: true),
            new(Texts.Get("Reports.Worst")),
            new(Texts.Get("Reports.MissingThen"), IsNumber: true),
            new(Texts.Get("Reports.Supply"), IsNumber: true),
            new(Texts.Get("Reports.AnyLevel"), IsNumber: true),
        ],
        [
            .. Report.Types.Select(type => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Name(Types[type.UnitType]),
                SheetCell.Of(Texts.OfCode("Measure", type.Unit)),
                SheetCell.Of(Texts.OfCode("RequirementOutlook", type.Outlook)) with { Look = $"outlook-{type.Outlook}" },
                Amount(type.Current),
                Amount(type.Emerging),
                SheetCell.Of(type.Worst?.On, Language),
                type.Worst is { } worst ? Amount(worst.Unmet) : SheetCell.Nothing,
                Amount(type.Supply),
                Amount(type.AtAnyLevel),
            ]),
        ])
    {
        Note = Texts.Get("Reports.ScarceNote"),
    };

    public SheetTable Months => new(
        "months",
        Texts.Get("Reports.Months"),
        [
            new(Texts.Get("Field.unitType")),
            .. Days.Select(day => new SheetColumn(day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), IsNumber: true)),
        ],
        [
            .. Report.Types.Select(type => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Name(Types[type.UnitType]),
                .. type.Days.Select(day => day.Required.Amount == 0 ? SheetCell.Of("–") with { Look = "heat-none" }
                    : Amount(day.Unmet) with { Look = Gaps.BoardPage.Heat(day.Unmet.Amount, day.Required.Amount) }),
            ]),
        ])
    {
        Note = Texts.Get("Reports.MonthsNote"),
    };

    public SheetTable Asked => new(
        "asked",
        Texts.Get("Reports.Asked"),
        [
            new(Texts.Get("Field.unitType")),
            new(Texts.Get("Requirements.Kind")),
            new(Texts.Get("Field.item")),
            new(Texts.Get("Reports.Mandatory")),
            new(Texts.Get("Reports.Desired")),
        ],
        [
            .. from type in Report.Types
               from line in type.Lines
               select (IReadOnlyList<SheetCell>)
               [
                   SheetCell.Name(Types[type.UnitType]),
                   SheetCell.Of(Texts.OfCode("LineKind", line.Kind)),
                   SheetCell.Name(Item(line)),
                   SheetCell.Of(string.Join(Language.Current.Comma, line.Mandatory)),
                   SheetCell.Of(string.Join(Language.Current.Comma, line.Desired)),
               ],
        ]);

    public SheetTable Levels => new(
        "levels",
        Texts.Get("Reports.Levels"),
        [new(Texts.Get("Field.unitType")), new(Texts.Get("Field.minimumLevel")), new(Texts.Get("Requirements.Title"), IsNumber: true)],
        [
            .. from type in Report.Types
               from level in type.Levels
               select (IReadOnlyList<SheetCell>)
               [
                   SheetCell.Name(Types[type.UnitType]),
                   SheetCell.Of(Texts.OfCode("ReadinessLevel", level.MinimumLevel)),
                   SheetCell.Figure(level.Requirements.Count, level.Requirements.Link),
               ],
        ]);

    /// <summary>Every requirement, for the workbook.</summary>
    public SheetTable All => new(
        "all",
        Texts.Get("Requirements.Title"),
        [new(Texts.Get("Field.unitType")), .. UnitColumns],
        [
            .. from type in Report.Types
               from each in type.Requirements
               select (IReadOnlyList<SheetCell>)[SheetCell.Name(Types[type.UnitType]), .. Cells(type, each)],
        ]);

    private IEnumerable<DateOnly> Days => Report.Types.Count == 0 ? [] : Report.Types[0].Days.Select(day => day.On);

    private static IEnumerable<SheetColumn> UnitColumns =>
    [
        new(Texts.Get("Field.mission")),
        new(Texts.Get("Field.quantity"), IsNumber: true),
        new(Texts.Get("Field.minimumLevel")),
        new(Texts.Get("Field.priority"), IsNumber: true),
        new(Texts.Get("Field.neededBy")),
        new(Texts.Get("Field.neededUntil")),
        new(Texts.Get("Reports.Begins")),
        new(Texts.Get("Field.id")),
    ];

    public SheetTable RequirementsOf(RequiredType type) => new(
        $"requirements-{type.UnitType}",
        Texts.Get("Reports.OfType", type.Requirements.Count),
        [.. UnitColumns],
        [.. type.Requirements.Select(each => (IReadOnlyList<SheetCell>)[.. Cells(type, each)])])
    {
        IsPart = true,
    };

    /// <summary>What requirements of a type ask for, in words: conditions first.</summary>
    public IEnumerable<(string Kind, IEnumerable<(string Name, int Mandatory, int Desired)> Items)> LinesOf(RequiredType type) =>
        type.Lines.GroupBy(line => line.Kind).Select(kind => (
            Texts.OfCode("LineKind", kind.Key),
            kind.OrderByDescending(line => line.Mandatory.Count).ThenByDescending(line => line.Desired.Count)
                .Select(line => (Item(line), line.Mandatory.Count, line.Desired.Count))));

    private IEnumerable<SheetCell> Cells(RequiredType type, RequiredUnit each) =>
    [
        SheetCell.Of(each.Mission ?? Texts.Get("Gaps.Goal")),
        SheetCell.Amount(each.Amount, type.Unit),
        SheetCell.Of(Texts.OfCode("ReadinessLevel", each.MinimumLevel)),
        SheetCell.Of(each.Priority),
        SheetCell.Of(each.NeededBy, Language),
        SheetCell.Of(each.NeededUntil, Language),
        SheetCell.Of(Texts.Get(each.IsEmerging ? "Reports.Later" : "Reports.Now")),
        SheetCell.Of(each.Requirement) with { Address = Address.Of($"/requirements/{each.Requirement}"), Look = "key" },
    ];

    private string Item(RequiredLine line) => ItemNames.Of(Items, line.Kind, line.Code);

    // The amount leads to the list that is counted; a list of nothing needs no way to it.
    private static SheetCell Amount(LinkedAmount figure) =>
        SheetCell.Of(figure.Amount) with { Address = figure.Count == 0 ? null : FigureLinks.Of(figure.Link) };
}
