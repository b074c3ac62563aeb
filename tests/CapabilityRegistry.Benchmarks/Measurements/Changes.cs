using System.Diagnostics;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>Why the gap differs from that of a month ago, among 100,000 pledges of which a hundred were taken back since.</summary>
internal static class Changes
{
    private const string State = "KAZ";

    // The second time it is asked again.
    private static readonly int[] DaysAgo = [30, 30, 20];

    public static Task Measure(Report report) => BigRegistry.OnACopy(async file =>
    {
        await Age(file);
        var (planner, state) = (await InProcess.PlannerToken(file), await InProcess.Token(file, Role.FocalPoint, State));
        await using var server = Server.Registry(file);
        using var client = new Client(server.Address, planner);
        using var owner = new Client(server.Address, state);
        await server.Answers(client, "/v1/scarcity");
        var page = JsonNode.Parse(await client.Bytes($"/v1/pledges?contributor={State}&status=registered&limit=100"))!;
        foreach (var pledge in page["items"]!.AsArray())
        {
            await owner.Post($"/v1/pledges/{pledge!["id"]}/withdraw", """{ "reason": "Needed at home." }""", (int)pledge["version"]!);
        }

        await client.Bytes("/v1/scarcity");
        await server.Calm();
        var today = TimeProvider.System.Today();
        foreach (var days in DaysAgo)
        {
            var (cpu, watch) = (server.Cpu, Stopwatch.StartNew());
            var (before, most) = await server.Watched(() => client.Bytes($"/v1/gaps/changes?from={today.AddDays(-days):O}&to={today:O}"));
            report.Add(
                $"changes of the gap since {days} days ago",
                Report.Text($"{watch.Elapsed.TotalSeconds:0.0} s, {(server.Cpu - cpu).TotalSeconds:0.0} s of processor, {before:0} → {most:0} MB"));
        }
    });

    // Everything is told forty days earlier than it was.
    private static async Task Age(string file)
    {
        await using var connection = new SqliteConnection(InProcess.ConnectionString(file));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE event SET at = strftime('%Y-%m-%d %H:%M:%f', at, '-40 days')";
        await command.ExecuteNonQueryAsync();
    }
}
