using System.Diagnostics;
using System.Net.Http.Headers;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>What the registry needs to take a file of the greatest length and to give it back, in the database and in a folder.</summary>
internal static class Files
{
    private const int Rounds = 10;

    // 10 MB, where a file has 20.
    private const double Target = 10;

    // An agreement of the demo data.
    private const string Path = "/v1/agreements/RDLA-00001/files?name=Longest.pdf";

    private static readonly byte[] Longest = Pdf(FileBody.Longest);

    public static async Task Measure(Report report)
    {
        var folder = Directory.CreateTempSubdirectory();
        foreach (var (where, settings) in new[] { ("in the database", Array.Empty<string>()), ("in a folder", [$"--Storage:Files={folder.FullName}/kept"]) })
        {
            var file = System.IO.Path.Combine(folder.FullName, $"{settings.Length}.db");
            await Resident(report, file, where, settings);
            await Allocated(report, file, where, settings);
        }

        folder.Delete(recursive: true);
    }

    // A process of its own: by how much it is larger at any moment than before the first long file.
    private static async Task Resident(Report report, string file, string where, string[] settings)
    {
        await using var server = Server.Registry(file, "Development", ["--Storage:Seed=demo", .. settings]);
        using var planner = new Client(server.Address, DemoTokens.All.First(each => each.Value.Role == Kernel.Role.Planner).Key);
        await server.Answers(planner, "/v1/agreements/RDLA-00001");
        using var http = Http(server.Address, DemoTokens.All.First(each => each.Value.Role == Kernel.Role.Planner).Key);
        // What any first request brings along: code, pools, connections.
        for (var i = 0; i < 200; i++)
        {
            await UpAndDown(http, Pdf(FileBody.Part));
        }

        var (up, down) = (new List<double>(), new List<double>());
        var (before, most) = await server.Watched(async () =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                var (there, back) = await UpAndDown(http, Longest);
                up.Add(there);
                down.Add(back);
            }
        });
        report.Add($"20 MB up, and down, {where}", Report.Text($"{Report.Median(up):0} ms, {Report.Median(down):0} ms"));
        report.Add(
            $"resident memory of the registry at its largest while 20 MB go up and down, {Rounds} times, above what it was before, {where}",
            Report.Text($"{most - before:0.0} MB, above {before:0} MB"), $"< {Target} MB", most - before < Target);
    }

    // In this process, the client included: it sends one array and reads into another.
    private static async Task Allocated(Report report, string file, string where, string[] settings)
    {
        var token = await InProcess.PlannerToken(file);
        await using var app = InProcess.Build(file, settings: settings);
        App.Composition.MapRegistry(app);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var http = Http(new Uri(address), token);
        await UpAndDown(http, Longest);
        GC.Collect();
        var (before, held) = (GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalMemory(forceFullCollection: true));
        var up = await Up(http, Longest);
        var sent = GC.GetTotalAllocatedBytes(precise: true);
        await Down(http, up);
        var fetched = GC.GetTotalAllocatedBytes(precise: true);
        report.Add(
            $"allocated in all while 20 MB go up; down, {where}, client included; still held afterwards",
            Report.Text($"{(sent - before) / 1e6:0.0} MB; {(fetched - sent) / 1e6:0.0} MB; {(GC.GetTotalMemory(true) - held) / 1e6:0.0} MB"));
    }

    private static HttpClient Http(Uri address, string token)
    {
        var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static async Task<(double Up, double Down)> UpAndDown(HttpClient http, byte[] content)
    {
        var from = Stopwatch.GetTimestamp();
        var file = await Up(http, content);
        var up = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        from = Stopwatch.GetTimestamp();
        await Down(http, file);
        return (up, Stopwatch.GetElapsedTime(from).TotalMilliseconds);
    }

    // The address of the new file. A folder keeps a content once, so each is another one.
    private static async Task<Uri> Up(HttpClient http, byte[] content)
    {
        Random.Shared.NextBytes(content.AsSpan(content.Length / 2, 16));
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue(FileBody.MediaType);
        using var answer = await http.PostAsync(Path, body);
        return answer.EnsureSuccessStatusCode().Headers.Location!;
    }

    private static async Task Down(HttpClient http, Uri file)
    {
        using var answer = await http.GetAsync($"{file}/content", HttpCompletionOption.ResponseHeadersRead);
        await answer.EnsureSuccessStatusCode().Content.CopyToAsync(Stream.Null);
    }

    private static byte[] Pdf(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        "%PDF-1.4\n"u8.CopyTo(bytes);
        return bytes;
    }
}
