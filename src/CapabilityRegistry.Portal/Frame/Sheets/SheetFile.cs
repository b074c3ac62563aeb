using System.Globalization;
using System.Text;
using CapabilityRegistry.Portal.Languages;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CapabilityRegistry.Portal.Frame.Sheets;

/// <summary>
/// The tables of a paper as a workbook, each on a sheet of its own, or its first table as CSV. A text that a spreadsheet would take for a formula stays a text.
/// </summary>
/// <param name="name">The name of the file without its ending.</param>
/// <param name="title">What the paper is called.</param>
public sealed class SheetFile(Page page, string name, string title, IReadOnlyList<SheetTable> tables) : IResult
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int LongestName = 31;

    // What begins a formula in a spreadsheet (OWASP, CSV injection): such a text gets an apostrophe before it.
    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

    public Task ExecuteAsync(HttpContext httpContext) =>
        page.Query("format") == "csv" ? WriteCsv(httpContext.Response) : WriteXlsx(httpContext.Response, httpContext.RequestAborted);

    private async Task WriteCsv(HttpResponse response)
    {
        Describe(response, "text/csv; charset=utf-8; header=present", "csv");
        // Spreadsheets take a file for UTF-8 only if it begins with the mark.
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, Csv);
        foreach (var row in Lines(tables[0]))
        {
            foreach (var cell in row)
            {
                csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture));
            }

            await csv.NextRecordAsync();
        }
    }

    private async Task WriteXlsx(HttpResponse response, CancellationToken cancel)
    {
        var sheets = new Dictionary<string, object>();
        foreach (var table in tables.Where(table => table.Rows.Count > 0))
        {
            sheets[NameOf(table.Title, sheets)] = Lettered(Lines(table)).ToList();
        }

        sheets[NameOf(Texts.Get("Sheet.About"), sheets)] = Lettered(About()).ToList();
        using var file = new MemoryStream();
        await file.SaveAsAsync(sheets, printHeader: false, configuration: new OpenXmlConfiguration { FastMode = true }, cancellationToken: cancel);
        Describe(response, Xlsx, "xlsx");
        response.ContentLength = file.Length;
        await response.Body.WriteAsync(file.GetBuffer().AsMemory(0, (int)file.Length), cancel);
    }

    private static IEnumerable<IEnumerable<object?>> Lines(SheetTable table) =>
    [
        table.Columns.Select(column => (object?)column.Title),
        .. table.Rows.Select(row => row.Select(cell => cell.Value)),
    ];

    // A file is passed on without the page that it was made from.
    private IEnumerable<IEnumerable<object?>> About() =>
    [
        [Texts.Get("Sheet.Title"), title],
        [Texts.Get("Sheet.MadeAt"), page.Http.RequestTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)],
        [Texts.Get("Sheet.MadeBy"), page.Session?.Caller.Person],
        [Texts.Get("Sheet.Address"), page.Address],
        [Texts.Get("Site.Name"), Texts.Get("Site.Illustrative")],
    ];

    // The library names columns after the members of the first row; no header is printed, so any name will do.
    private static IEnumerable<IDictionary<string, object?>> Lettered(IEnumerable<IEnumerable<object?>> rows) =>
        rows.Select(row => (IDictionary<string, object?>)row.Index().ToDictionary(cell => $"c{cell.Index:D3}", cell => cell.Item));

    // At most 31 characters, some of them forbidden, and no name twice.
    private static string NameOf(string title, Dictionary<string, object> taken)
    {
        var plain = new string([.. title.Where(letter => !"[]:*?/\\'".Contains(letter, StringComparison.Ordinal))]).Trim();
        for (var number = 1; ; number++)
        {
            var ending = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" {number}");
            var name = plain[..Math.Min(plain.Length, LongestName - ending.Length)] + ending;
            if (!taken.ContainsKey(name))
            {
                return name;
            }
        }
    }

    private void Describe(HttpResponse response, string type, string ending)
    {
        response.ContentType = type;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{name}.{ending}" }.ToString();
    }
}
