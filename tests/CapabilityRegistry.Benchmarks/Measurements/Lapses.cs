using System.Diagnostics;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Pledges.Readiness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>Readiness in the registry with 100,000 pledges: asked of one, of all of a state, and what the hourly sweep finds due.</summary>
internal static class Lapses
{
    public static async Task Measure(Report report)
    {
        await BigRegistry.Ready();
        var token = await InProcess.PlannerToken(BigRegistry.File);
        await using (var server = Server.Registry(BigRegistry.File))
        {
            using var client = new Client(server.Address, token);
            await server.Answers(client, Paths.Pledges[0]);
            report.AddTimes("readiness of one pledge, one connection", await Times(client, Paths.Readiness, 2_000), target: 3);
            report.AddTimes("reminders of one state within two years", await Times(client, Paths.Reminders, 20), target: 50);
        }

        await OnACopy(async (app, aged) =>
        {
            var clock = Stopwatch.StartNew();
            var (recorded, longest) = await Sweep(app.Services.GetRequiredService<IServiceScopeFactory>());
            report.Add(
                "the sweep over 100,000 pledges, alone", Report.Text($"{clock.Elapsed.TotalSeconds:0.0} s, {recorded:N0} due of {aged:N0} made older"),
                "< 10 s", clock.Elapsed.TotalSeconds < 10);
            report.Add("its longest batch, from the first reading to the commit", Report.Text($"{longest:0} ms"), "< 200 ms", longest < 200);
        });
        await OnACopy((app, aged) => MeasureBesideAWriter(report, app, aged));
    }

    private static async Task MeasureBesideAWriter(Report report, WebApplication app, int aged)
    {
        var undisturbed = await Writes(app, Task.Delay(TimeSpan.FromSeconds(4)));
        var clock = Stopwatch.StartNew();
        var sweep = Task.Run(() => Sweep(app.Services.GetRequiredService<IServiceScopeFactory>()));
        var writes = await Writes(app, sweep);
        var (recorded, _) = await sweep;
        var seconds = clock.Elapsed.TotalSeconds;
        report.Add(
            "the same while somebody writes without pause", Report.Text($"{seconds:0.0} s, {recorded:N0} due of {aged:N0} made older"), "< 10 s", seconds < 10);
        report.Add(
            "what that one writes meanwhile",
            Report.Text($"{writes.Count:N0} writes, p99 {Percentile(writes):0} ms, the slowest {writes.Max():0} ms"), "< 200 ms", writes.Max() < 200);
        report.Add(
            "what it writes in four seconds without the sweep",
            Report.Text($"{undisturbed.Count:N0} writes, p99 {Percentile(undisturbed):0} ms, the slowest {undisturbed.Max():0} ms"));
    }

    // The sweep changes what it finds due.
    private static Task OnACopy(Func<WebApplication, int, Task> measure) => BigRegistry.OnACopy(async file =>
    {
        var aged = await Age(file);
        await using var app = InProcess.Build(file);
        await measure(app, aged);
    });

    private static async Task<List<double>> Writes(WebApplication app, Task until)
    {
        var times = new List<double>();
        while (!until.IsCompleted)
        {
            var write = Stopwatch.StartNew();
            await InProcess.InScope(app, Write);
            times.Add(write.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    private static double Percentile(List<double> times) => times.Order().ElementAt(times.Count * 99 / 100);

    // As the hourly work does it.
    private static async Task<(int Recorded, double LongestBatch)> Sweep(IServiceScopeFactory scopes)
    {
        var (recorded, longest) = (0, 0.0);
        foreach (var state in await scopes.Read((PledgeLapses of) => of.States(), default))
        {
            foreach (var some in (await scopes.Read((PledgeLapses of) => of.Due(state), default)).Chunk(20))
            {
                var batch = Stopwatch.StartNew();
                await scopes.Record((PledgeLapses of) => of.TakeAway(some), default);
                (recorded, longest) = (recorded + some.Length, Math.Max(longest, batch.Elapsed.TotalMilliseconds));
            }
        }

        return (recorded, longest);
    }

    // A token: a row, its event and its key.
    private static async Task<bool> Write(IServiceProvider services)
    {
        var request = new CreateTokenRequest { Name = $"benchmark {Guid.NewGuid():N}", Person = "Ana Silva", Role = Role.Planner };
        await services.GetRequiredService<TokenIssuer>().Issue(request, Caller.System("benchmark"));
        await services.GetRequiredService<CapabilityRegistry.Platform.Events.EventLog>().Commit();
        return true;
    }

    // One unit in a hundred was taken over so long ago that its level is over.
    private static async Task<int> Age(string file)
    {
        await using var connection = new SqliteConnection(InProcess.ConnectionString(file));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            UPDATE pledge_decision SET decided_on = '2015-01-01'
            WHERE pledge IN (SELECT id FROM pledge WHERE status = 'registered' AND readiness_level >= 2 ORDER BY id LIMIT 1000)
            """;
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<double>> Times(Client client, IReadOnlyList<string> paths, int count)
    {
        await client.Times(paths, count);
        return await client.Times(paths, count);
    }
}
