using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Frame.Sheets;
using CapabilityRegistry.Portal.Languages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Reports;

/// <summary>What the work of the registry comes to, in figures, and the pledges behind each of them.</summary>
public static class IndicatorsPage
{
    private static readonly string[] Filters =
        ["from", "to", "reached", "inTime", "announced", "registeredHere", "age", "standing", "serving", "region"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/reports/indicators", async page => Page.Show<IndicatorsView, IndicatorsModel>(await Model(page)));
        app.MapPage("/reports/indicators/file", async page =>
        {
            var model = await Model(page);
            return new SheetFile(page, $"indicators-{model.Report.To.Plain()}", Texts.Get("Reports.Indicators"), [.. model.Tables]);
        });
        app.MapPage("/reports/indicators/pledges", ShowPledges);
    }

    private static async Task<IndicatorsModel> Model(Page page) => new(
        await page.Get<IndicatorReport>("/v1/reports/indicators".WithQuery(("from", page.Query("from")), ("to", page.Query("to")))), page.Language);

    private static async Task<IResult> ShowPledges(Page page) => Page.Show<TimelinesView, TimelinesModel>(new TimelinesModel(
        await page.Get<Listed<PledgeTimeline>>("/v1/reports/indicators/timelines".WithQuery(
            [.. Lists.Filter(page, Filters), ("after", page.Query("after")), ("count", "true")])),
        await Names.OfUnitTypes(page),
        await Names.OfStates(page)));
}

public sealed record TimelinesModel(Listed<PledgeTimeline> Pledges, Names Types, Names States);

/// <summary>The tables of the indicators, for the page and for its workbook.</summary>
public sealed record IndicatorsModel(IndicatorReport Report, Language Language)
{
    public IEnumerable<SheetTable> Tables => [Funnel, Times, .. Report.Fill is { } fill ? [FillOf(fill)] : Array.Empty<SheetTable>(), Ages, Women, Regions];

    private SheetTable Funnel => new(
        "funnel",
        Texts.Get("Indicators.Funnel"),
        [
            new(Texts.Get("Indicators.Stage")),
            new(Texts.Get("Indicators.Reached"), IsNumber: true),
            new(Texts.Get("Indicators.OfAnnounced"), IsNumber: true),
            new(Texts.Get("Indicators.InTime", Written(Report.From), Written(Report.To)), IsNumber: true),
        ],
        [
            .. Report.Stages.Select(each => (IReadOnlyList<SheetCell>)
            [
                Stage(each.Stage),
                Figure(each.Reached) with { Bar = (each.Reached.Count, Report.Stages.Max(stage => stage.Reached.Count)) },
                Figure(each.OfAnnounced) with { Bar = (each.OfAnnounced.Count, Report.Stages.Max(stage => stage.OfAnnounced.Count)) },
                Figure(each.InTime),
            ]),
        ])
    {
        Note = Texts.Get("Indicators.FunnelNote", Written(Report.To)),
    };

    private SheetTable Times => new(
        "times",
        Texts.Get("Indicators.Times"),
        [
            new(Texts.Get("Field.level")),
            new(Texts.Get("Indicators.Reached"), IsNumber: true),
            new(Texts.Get("Indicators.Timed"), IsNumber: true),
            new(Texts.Get("Indicators.Median"), IsNumber: true),
            new(Texts.Get("Indicators.Ninth"), IsNumber: true),
        ],
        [
            .. Report.LevelTimes.Select(each => (IReadOnlyList<SheetCell>)
            [
                Stage(each.Stage),
                Figure(each.Reached),
                Figure(each.Timed),
                each.MedianDays is { } median ? SheetCell.Of(median) : SheetCell.Of("–"),
                each.NinthDecileDays is { } ninth ? SheetCell.Of(ninth) : SheetCell.Of("–"),
            ]),
        ])
    {
        Note = Texts.Get("Indicators.TimesNote"),
    };

    private SheetTable Ages => new(
        "ages",
        Texts.Get("Indicators.Ages"),
        [new(Texts.Get("Indicators.Age")), new(Texts.Get("Indicators.HowMany"), IsNumber: true), new(Texts.Get("Indicators.Part"), IsNumber: true)],
        [
            .. Report.Ages.Select(each => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(Texts.OfCode("PledgeAge", each.Age)),
                Figure(each.Pledges),
                SheetCell.Share(PerMille(each.Pledges.Count, Registered)) with { Bar = (each.Pledges.Count, Registered) },
            ]),
        ])
    {
        Note = Texts.Get("Indicators.AgesNote", Written(Report.To)),
    };

    private SheetTable Women => new(
        "women",
        Texts.Get("Indicators.Women"),
        [
            new(Texts.Get("Field.category")),
            new(Texts.Get("Units.Title"), IsNumber: true),
            new(Texts.Get("Units.Persons"), IsNumber: true),
            new(Texts.Get("Field.women"), IsNumber: true),
            new(Texts.Get("Indicators.Part"), IsNumber: true),
            new(Texts.Get("Indicators.Target"), IsNumber: true),
            new(Texts.Get("Indicators.Result")),
        ],
        [
            .. Report.Women.Select(each => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Name(each.CategoryName),
                SheetCell.Figure(each.Pledges.Count, each.Pledges.Link),
                SheetCell.Of(each.Persons),
                SheetCell.Of(each.Women),
                SheetCell.Share(each.PerMille),
                each.Target is { } target ? SheetCell.Of(Texts.Get("Indicators.TargetOf", target.Percent / 100m, $"{target.Year}")) : SheetCell.Nothing,
                each.Colour is { } colour ? SheetCell.Of(Texts.OfCode("WomensShareColour", colour)) with { Look = $"share-{colour}" } : SheetCell.Nothing,
            ]),
        ])
    {
        Note = Texts.Get("Indicators.WomenNote", Written(Report.To)),
    };

    private SheetTable Regions => new(
        "regions",
        Texts.Get("Indicators.Regions"),
        [
            new(Texts.Get("Indicators.Region")),
            new(Texts.Get("Indicators.Registered"), IsNumber: true),
            new(Texts.Get("Indicators.Serving"), IsNumber: true),
            new(Texts.Get("Indicators.Persons"), IsNumber: true),
            new(Texts.Get("Indicators.PartOfPersons"), IsNumber: true),
        ],
        [
            .. Report.Regions.Select(each => (IReadOnlyList<SheetCell>)
            [
                SheetCell.Of(Texts.OfCode("Region", each.Region)) with { Key = each.Region },
                Figure(each.Registered) with { Bar = (each.Registered.Count, Registered) },
                Figure(each.Serving),
                SheetCell.Of(each.Persons),
                SheetCell.Share(each.PersonsPerMille) with { Bar = each.PersonsPerMille is { } part ? (part, 1000) : null },
            ]),
        ]);

    private int Registered => Report.Ages.Sum(each => each.Pledges.Count);

    private SheetTable FillOf(FillIndicator fill) => new(
        "fill",
        Texts.Get("Indicators.Fill"),
        [new(Texts.Get("Indicators.What")), new(Texts.Get("Indicators.HowMany"), IsNumber: true)],
        [
            [SheetCell.Of(Texts.Get("Gaps.Required")), Figure(fill.Required)],
            [SheetCell.Of(Texts.Get("Gaps.Met")), Figure(fill.Met)],
            [SheetCell.Of(Texts.Get("Gaps.Unmet")), Figure(fill.Unmet)],
            [SheetCell.Of(Texts.Get("Indicators.Engaged")), Part(fill.EngagedPerMille)],
            [SheetCell.Of(Texts.Get("Indicators.Fillable")), Part(fill.FillablePerMille)],
        ])
    {
        Note = $"{Texts.Get("Indicators.FillNote", Written(Report.To))} {Texts.OfCode("PlanProof", fill.Proof)}",
    };

    private static SheetCell Part(int? perMille) => SheetCell.Share(perMille) with { Bar = perMille is { } part ? (part, 1000) : null };

    private static SheetCell Stage(string stage) => SheetCell.Of(Texts.OfCode("PledgeStage", stage));

    private static SheetCell Figure(LinkedCount figure) => SheetCell.Figure(figure.Count, figure.Link);

    private static int? PerMille(int part, int whole) => whole == 0 ? null : (int)(part * 1000L / whole);

    private string Written(DateOnly day) => SheetCell.Of(day, Language).Shown;
}
