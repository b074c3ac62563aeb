using System.Diagnostics;
using System.Net.Http.Headers;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>How long all pledges take as a table, and how much memory that takes beyond what the registry has at rest.</summary>
internal static class Exports
{
    private const double LongestSeconds = 20;
    private const double MostMegabytes = 100;

    public static async Task Measure(Report report)
    {
        await BigRegistry.Ready();
        var token = await InProcess.PlannerToken(BigRegistry.File);
        foreach (var format in (string[])["csv", "xlsx"])
        {
            await using var server = Server.Registry(BigRegistry.File);
            using var client = new Client(server.Address, token);
            await server.Answers(client, "/v1/pledges");
            using var http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            // What any first table brings along, and the reading of supply and demand, which begins by itself soon after the start.
            await Bytes(http, $"/v1/pledges?contributor=KAZ&status=withdrawn&format={format}");
            await server.Calm();
            await Whole(report, server, http, format);
        }
    }

    private static async Task Whole(Report report, Server server, HttpClient http, string format)
    {
        var (bytes, seconds, ofRegistry) = (0L, 0.0, 0.0);
        var (before, most) = await server.Watched(async () =>
        {
            var (from, cpu) = (Stopwatch.GetTimestamp(), server.Cpu);
            bytes = await Bytes(http, $"/v1/pledges?format={format}");
            (seconds, ofRegistry) = (Stopwatch.GetElapsedTime(from).TotalSeconds, (server.Cpu - cpu).TotalSeconds);
        });
        report.Add(
            $"{ManyPledges.Count:N0} pledges as {format} ({bytes / 1e6:0} MB), and processor time of the registry",
            Report.Text($"{seconds:0.0} s; {ofRegistry:0.0} s"), $"< {LongestSeconds} s", seconds < LongestSeconds);
        report.Add(
            $"resident memory at its largest meanwhile, above what it was before, {format}",
            Report.Text($"{most - before:0} MB, above {before:0} MB"), $"< {MostMegabytes} MB", most - before < MostMegabytes);
    }

    private static async Task<long> Bytes(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var content = await answer.Content.ReadAsStreamAsync();
        var (buffer, bytes) = (new byte[64 * 1024], 0L);
        for (int read; (read = await content.ReadAsync(buffer)) > 0;)
        {
            bytes += read;
        }

        return bytes;
    }
}
