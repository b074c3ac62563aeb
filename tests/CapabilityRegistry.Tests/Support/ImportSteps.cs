using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Registry.Imports.Jobs;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace CapabilityRegistry.Tests.Support;

/// <summary>Lists that are uploaded, tried and carried out.</summary>
internal static class ImportSteps
{
    /// <summary>The headings that a table of pledges must have, and the reference by which a unit is found again.</summary>
    public const string PledgeHeadings = "External id,Unit type,Unit name,Capacity,Response days,Available from";

    private static int _names;

    /// <summary>Works on all imports that wait, in this test's time.</summary>
    public static async Task WorkOnImports(this RegistryApp app)
    {
        var runner = app.Services.GetRequiredService<ImportRunner>();
        while (await runner.RunNext(TestContext.Current.CancellationToken))
        {
            // Until none waits.
        }
    }

    /// <summary>A list with one new pledge of Kazakhstan that waits to be tried.</summary>
    public static Task<string> UploadedList(this RegistryApp app) => Uploaded(app.FocalPoint, "pledges", NewList());

    /// <summary>A list with one new pledge.</summary>
    public static byte[] NewList() => Csv(PledgeHeadings, $"LIST-{Interlocked.Increment(ref _names)},ENGINEER_COY,Listed company,1,60,2027-01-01");

    public static async Task<string> Uploaded(this Session session, string kind, byte[] content, string more = "") =>
        (await session.WithoutReadingBack.Attach($"/v1/imports?kind={kind}{more}", content)).Is(HttpStatusCode.Accepted).Id;

    /// <summary>Uploads a list and has it tried.</summary>
    public static async Task<string> Tried(this RegistryApp app, Session session, string kind, byte[] content, string more = "")
    {
        var id = await session.Uploaded(kind, content, more);
        await app.WorkOnImports();
        Assert.Equal("checked", (string?)(await session.Import(id))["status"]);
        return id;
    }

    /// <summary>Has a list that was tried carried out.</summary>
    public static async Task<JsonNode> CarriedOut(this RegistryApp app, Session session, string id)
    {
        (await session.Step($"/v1/imports/{id}/confirm")).Is(HttpStatusCode.OK);
        await app.WorkOnImports();
        return await session.Import(id);
    }

    public static async Task<JsonNode> Import(this Session session, string id) => (await session.Get($"/v1/imports/{id}")).Is(HttpStatusCode.OK).Body;

    public static Task<IReadOnlyList<JsonNode>> Rows(this Session session, string id) => session.Items($"/v1/imports/{id}/rows?limit=200");

    /// <summary>What comes of each row, in one word each.</summary>
    public static async Task<string> Results(this Session session, string id) =>
        string.Join(' ', (await session.Rows(id)).Select(row => (string?)row["result"]));

    /// <summary>new, changed, unchanged and refused rows.</summary>
    public static (int New, int Changed, int Unchanged, int Refused) Counts(this JsonNode import) =>
        ((int)import["counts"]!["new"]!, (int)import["counts"]!["changed"]!, (int)import["counts"]!["unchanged"]!, (int)import["counts"]!["refused"]!);

    public static byte[] Csv(params IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n");

    /// <summary>A workbook whose one sheet has these cells.</summary>
    public static byte[] Workbook(string sheet, params IEnumerable<object?[]> rows)
    {
        using var bytes = new MemoryStream();
        var cells = rows.Select(row => row.Index().ToDictionary(cell => $"c{cell.Index}", cell => cell.Item)).ToList();
        bytes.SaveAs(new Dictionary<string, object> { [sheet] = cells }, printHeader: false);
        return bytes.ToArray();
    }

    /// <summary>The rows of a sheet of a workbook, the headings first.</summary>
    public static List<object?[]> Table(byte[] workbook, string sheet)
    {
        using var bytes = new MemoryStream(workbook);
        return [.. bytes.Query(useHeaderRow: false, sheetName: sheet).Cast<IDictionary<string, object?>>().Select(row => row.Values.ToArray())];
    }

    public static async Task<byte[]> Template(this Session session, string kind)
    {
        using var answer = await session.Client.GetAsync($"/v1/imports/template?kind={kind}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
