using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;

namespace CapabilityRegistry.Platform.Http.Lists.Tables;

/// <summary>
/// A whole list as CSV or XLSX. Rows are written as they are read, so that a long list needs no more memory than a short one. A text that a spreadsheet
/// would take for a formula stays a text.
/// </summary>
public sealed class TableAnswer(ListFormat format, TableColumns columns, IAsyncEnumerable<JsonObject> rows) : IResult, IStatusCodeHttpResult
{
    // What begins a formula in a spreadsheet (OWASP, CSV injection): such a text gets an apostrophe before it.
    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

    public int? StatusCode => StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var name = $"{httpContext.Request.Path.Value!.Trim('/').Replace("v1/", "", StringComparison.Ordinal).Replace('/', '-')}-{Day(httpContext)}";
        return format == ListFormat.Csv ? WriteCsv(httpContext, $"{name}.csv") : WriteXlsx(httpContext, $"{name}.xlsx");
    }

    private async Task WriteCsv(HttpContext context, string fileName)
    {
        var response = context.Response;
        response.ContentType = $"{ListFormats.Csv}; charset=utf-8; header=present";
        response.SavedAs(fileName);
        // Spreadsheets take a file for UTF-8 only if it begins with the mark.
        await using var text = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, Csv);
        await WriteLine(csv, columns.Names);
        await foreach (var row in rows.WithCancellation(context.RequestAborted))
        {
            await WriteLine(csv, columns.Cells(row));
        }
    }

    private static async Task WriteLine(CsvWriter csv, IEnumerable<object?> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell switch
            {
                bool truth => truth ? "true" : "false",
                _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
            });
        }

        await csv.NextRecordAsync();
    }

    /// <summary>The list, and a sheet that says what it is: a file is passed on without the request that made it.</summary>
    private async Task WriteXlsx(HttpContext context, string fileName)
    {
        await using var found = rows.GetAsyncEnumerator(context.RequestAborted);
        var any = await found.MoveNextAsync();
        // The library takes the names of columns from the first row: of no rows at all they are a row themselves.
        object list = any ? Rows(found) : new[] { columns.Names.ToDictionary(name => name, name => (object?)name) };
        var sheets = new Dictionary<string, object>
        {
            ["List"] = list,
            ["About"] = any ? About(context) : About(context).Prepend(new { Fact = "Fact", Value = (string?)"Value" }),
        };
        // The format has its directory at its end, and its library writes as it can: to a file first, which goes with its handle.
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        // Not in the library's fast mode, which keeps each sheet in memory, unpacked, until it is whole.
        await file.SaveAsAsync(sheets, printHeader: any, cancellationToken: context.RequestAborted);
        file.Position = 0;
        context.Response.ContentType = ListFormats.Xlsx;
        context.Response.ContentLength = file.Length;
        context.Response.SavedAs(fileName);
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private async IAsyncEnumerable<IDictionary<string, object?>> Rows(IAsyncEnumerator<JsonObject> found)
    {
        string[] names = [.. columns.Names];
        do
        {
            yield return names.Zip(columns.Cells(found.Current)).ToDictionary(cell => cell.First, cell => cell.Second);
        }
        while (await found.MoveNextAsync());
    }

    private static List<object> About(HttpContext context)
    {
        var caller = Caller.Find(context.User);
        return
        [
            new { Fact = "List", Value = (string?)context.Request.Path.Value },
            new { Fact = "Filter", Value = string.Join("&", context.Request.Query.Where(each => each.Key is not (ListFormats.Parameter or "limit"))
                .Select(each => $"{each.Key}={each.Value}")) },
            new { Fact = "Made at", Value = $"{Clock(context).GetUtcNow().ToString(UtcTimeConverter.Format, CultureInfo.InvariantCulture)}" },
            new { Fact = "Made by", Value = caller is null ? "" : $"{caller.Person} ({caller.Name})" },
            new { Fact = "Registry", Value = RegistryVersion.Text },
        ];
    }

    private static string Day(HttpContext context) => Clock(context).Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TimeProvider Clock(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>();
}
