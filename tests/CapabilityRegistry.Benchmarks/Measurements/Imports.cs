using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Http.Requests;
using MiniExcelLibs;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>How long a list of the greatest length takes to be uploaded, tried and carried out, and how much memory that takes.</summary>
internal static class Imports
{
    private const int Rows = 10_000;
    private const double Target = 10;

    private static readonly string[] Headings =
        ["External id", "Unit type", "Unit name", "Capacity", "Response days", "Available from", "Officer men", "Officer women", "Enlisted men", "Languages"];

    public static async Task Measure(Report report)
    {
        var folder = Directory.CreateTempSubdirectory();
        foreach (var (what, list) in new[] { ("CSV", Csv(1)), ("XLSX", Xlsx(2)), ("NDJSON", Ndjson(3)) })
        {
            await Whole(report, Path.Combine(folder.FullName, $"{what}.db"), what, list, "one-by-one");
        }

        await Whole(report, Path.Combine(folder.FullName, "all.db"), "CSV", Csv(4), "all-or-nothing");
        folder.Delete(recursive: true);
    }

    private static async Task Whole(Report report, string file, string what, byte[] list, string mode)
    {
        await using var server = Server.Registry(file, "Development", "--Storage:Seed=demo");
        var token = DemoTokens.All.First(each => each.Value is { Role: Role.FocalPoint, Contributor: "KAZ" }).Key;
        using var client = new Client(server.Address, token);
        await server.Answers(client, "/v1/pledges");
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        // What any first list brings along.
        var first = await Upload(http, Csv(9, 20), mode);
        await Until(http, first, "checked");

        var (up, tried, ofTrial, written, ofWriting) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var (before, most) = await server.Watched(async () =>
        {
            var (from, cpu) = (Stopwatch.GetTimestamp(), server.Cpu);
            var import = await Upload(http, list, mode);
            up = Stopwatch.GetElapsedTime(from).TotalSeconds;
            await Until(http, import, "checked");
            (tried, ofTrial) = (Stopwatch.GetElapsedTime(from).TotalSeconds, (server.Cpu - cpu).TotalSeconds);
            using (var confirm = new HttpRequestMessage(HttpMethod.Post, $"{import}/confirm"))
            {
                confirm.Headers.TryAddWithoutValidation("If-Match", "\"3\"");
                (await http.SendAsync(confirm)).EnsureSuccessStatusCode();
            }

            (from, cpu) = (Stopwatch.GetTimestamp(), server.Cpu);
            await Until(http, import, "done");
            (written, ofWriting) = (Stopwatch.GetElapsedTime(from).TotalSeconds, (server.Cpu - cpu).TotalSeconds);
        });
        report.Add(
            $"{Rows:N0} new pledges as {what} ({list.Length / 1e6:0.0} MB): uploaded and read; tried in all",
            Report.Text($"{up:0.0} s; {tried:0.0} s"), $"< {Target} s", tried < Target);
        report.Add($"the same carried out, {mode}", Report.Text($"{written:0.0} s, {Rows / written:0} pledges/s"));
        report.Add("processor time of the registry, tried; carried out", Report.Text($"{ofTrial:0.0} s; {ofWriting:0.0} s"));
        report.Add(
            $"resident memory at its largest meanwhile, above what it was before, {what}, {mode}", Report.Text($"{most - before:0} MB, above {before:0} MB"));
    }

    private static async Task<string> Upload(HttpClient http, byte[] list, string mode)
    {
        using var body = new ByteArrayContent(list);
        body.Headers.ContentType = new MediaTypeHeaderValue(FileBody.MediaType);
        using var answer = await http.PostAsync($"/v1/imports?kind=pledges&mode={mode}", body);
        return answer.EnsureSuccessStatusCode().Headers.Location!.ToString();
    }

    private static async Task Until(HttpClient http, string import, string status)
    {
        while (true)
        {
            var now = JsonNode.Parse(await http.GetStringAsync(import))!;
            if ((string?)now["status"] == status)
            {
                if ((int)now["counts"]!["new"]! != (int)now["progress"]!["rows"]!)
                {
                    throw new InvalidOperationException($"Not every row of {import} is new.");
                }

                return;
            }

            if ((string?)now["status"] is "failed" or "cancelled")
            {
                throw new InvalidOperationException($"{import} has {now["status"]}.");
            }

            await Task.Delay(20);
        }
    }

    private static object[] Row(int list, int number) =>
        [$"L{list}-{number}", "ENGINEER_COY", $"Company {list} {number}", 1, 60, "2027-03-01", 8, 2, 90, "en; fr"];

    private static byte[] Csv(int list, int rows = Rows) => Encoding.UTF8.GetBytes(string.Join(
        "\r\n",
        [string.Join(',', Headings), .. Enumerable.Range(1, rows).Select(number => string.Join(',', Row(list, number).Select(Plain)))]));

    private static byte[] Ndjson(int list) => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(1, Rows).Select(number => new JsonObject
    {
        ["externalId"] = $"L{list}-{number}", ["unitType"] = "ENGINEER_COY", ["unitName"] = $"Company {list} {number}",
        ["capacity"] = new JsonObject { ["amount"] = 1, ["unit"] = "units" }, ["responseDays"] = 60, ["availableFrom"] = "2027-03-01",
        ["languages"] = new JsonArray("en", "fr"),
    }.ToJsonString())));

    private static byte[] Xlsx(int list)
    {
        using var bytes = new MemoryStream();
        bytes.SaveAs(new Dictionary<string, object>
        {
            ["Pledges"] = Enumerable.Range(0, Rows + 1).Select(number => (number == 0 ? Headings : Row(list, number)).Index()
                .ToDictionary(cell => Headings[cell.Index], cell => cell.Item)),
        }, printHeader: false);
        return bytes.ToArray();
    }

    private static string Plain(object cell) => Convert.ToString(cell, CultureInfo.InvariantCulture)!;
}
