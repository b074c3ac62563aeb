using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Contributors;
using CapabilityRegistry.Registry.Imports.Reading;
using CapabilityRegistry.Registry.Imports.Sheets;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CapabilityRegistry.Registry.Imports.Templates;

/// <summary>A workbook with the table of a kind, what its columns mean, and the codes that they take.</summary>
internal sealed class Template(ImportKind kind, Caller caller, IServiceScopeFactory scopes)
{
    // What is not over.
    private static readonly PledgeFilter OfUse = new()
    {
        Status =
        [
            new(PledgeStatus.Announced), new(PledgeStatus.Draft), new(PledgeStatus.Submitted), new(PledgeStatus.Acknowledged), new(PledgeStatus.Registered),
            new(PledgeStatus.Suspended), new(PledgeStatus.Returned),
        ],
    };

    private static readonly RequirementFilter Open = new()
    {
        Status = [new(RequirementStatus.Draft), new(RequirementStatus.Published), new(RequirementStatus.Amended)],
    };

    private readonly Sheet _sheet = Sheet.Of(kind);

    public async Task Write(Stream to, CancellationToken cancel)
    {
        var codes = await Codes(cancel);
        var sheets = new Dictionary<string, object>
        {
            [_sheet.Name] = AsTable([.. _sheet.Columns.Select(column => column.Heading)], Rows(cancel)),
            ["Columns"] = AsTable(["Heading", "Must be there", "What it may hold"], Explanations().ToAsyncEnumerable()),
            ["Codes"] = AsTable(["List", "Code", "Name"], codes.ToAsyncEnumerable()),
        };
        await to.SaveAsAsync(sheets, printHeader: false, configuration: new OpenXmlConfiguration { FastMode = true }, cancellationToken: cancel);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows([EnumeratorCancellation] CancellationToken cancel)
    {
        var rows = 0;
        for (string? after = null; ;)
        {
            var page = await Page(after, cancel);
            foreach (var shown in page)
            {
                foreach (var row in _sheet.RowsOf(shown))
                {
                    if (++rows > UploadedRows.Most)
                    {
                        yield break;
                    }

                    yield return row;
                }
            }

            if (page.Count < Platform.Http.Answers.Page.MostItems)
            {
                yield break;
            }

            after = (string)page[^1]["id"]!;
        }
    }

    private async Task<IReadOnlyList<JsonObject>> Page(string? after, CancellationToken cancel)
    {
        var page = new PageQuery { After = after, Limit = Platform.Http.Answers.Page.MostItems - 1 };
        return kind == ImportKind.Requirements
            ? [.. (await scopes.Read((RequirementStore store) => store.List(Open, page, new ChangedSinceQuery()), cancel)).Select(Shown)]
            : [.. (await scopes.Read((PledgeStore store) => store.List(OfUse with { Contributor = [caller.Contributor!] }, caller, page), cancel))
                .Select(Shown)];
    }

    private static JsonObject Shown<T>(T found) => JsonSerializer.SerializeToNode(found, Json.Options)!.AsObject();

    private IReadOnlyList<IReadOnlyList<object?>> Explanations() =>
    [
        .. _sheet.Columns.Select(column => (IReadOnlyList<object?>)[column.Heading, column.Required ? "yes" : "no", column.Help]),
        ["", "", ""],
        ["A column that you leave out", "", "What it would say stays as it is."],
        ["An empty cell", "", "What is there is taken away; where something must be there, the row is refused."],
        ["A formula", "", "It counts by the value that the spreadsheet shows."],
        ["A row that you delete", "", "Nothing: its object stays as it is."],
    ];

    private async Task<IReadOnlyList<IReadOnlyList<object?>>> Codes(CancellationToken cancel) => await scopes.Read(
        async (CatalogueStore catalogue) => (IReadOnlyList<IReadOnlyList<object?>>)
        [
            .. (await catalogue.UnitTypes()).Select(type => (IReadOnlyList<object?>)["Unit type", type.Id, $"{type.Name}, counted in {type.Measure.Code()}"]),
            .. Named("Major equipment", await catalogue.Equipment()),
            .. Named("Self-sustainment", await catalogue.SelfSustainment()),
            .. Named("Attribute", await catalogue.Attributes()),
            .. Named("Course", await catalogue.Courses()),
            .. (await catalogue.TrainingCentres()).Select(centre => (IReadOnlyList<object?>)["Training centre", centre.Id, centre.Name]),
            .. (await catalogue.Missions(new MissionFilter())).Select(mission => (IReadOnlyList<object?>)["Mission", mission.Id, mission.Name]),
            .. (await Organisations(cancel)).Select(each => (IReadOnlyList<object?>)["Organisation", each.Id, each.Name]),
        ],
        cancel);

    private Task<IReadOnlyList<Organisation>> Organisations(CancellationToken cancel) =>
        scopes.Read((ContributorStore contributors) => contributors.Organisations(), cancel);

    private static IEnumerable<IReadOnlyList<object?>> Named(string list, IEnumerable<Category> categories) =>
        categories.Select(category => (IReadOnlyList<object?>)[list, category.Id, category.Name]);

    // The first row holds the headings, whether or not others follow: the library takes them from the first row otherwise.
    private static async IAsyncEnumerable<IDictionary<string, object?>> AsTable(IReadOnlyList<string> headings, IAsyncEnumerable<IReadOnlyList<object?>> rows)
    {
        yield return headings.ToDictionary(heading => heading, heading => (object?)heading);
        await foreach (var row in rows)
        {
            yield return headings.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second);
        }
    }
}
