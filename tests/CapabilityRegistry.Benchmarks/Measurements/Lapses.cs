using System.Diagnostics;
using CapabilityRegistry.Registry.Pledges.Readiness;
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

        await using var app = InProcess.Build(BigRegistry.File);
        var clock = Stopwatch.StartNew();
        var due = new List<string>();
        foreach (var state in await InProcess.InScope(app, services => services.GetRequiredService<PledgeLapses>().States()))
        {
            due.AddRange(await InProcess.InScope(app, services => services.GetRequiredService<PledgeLapses>().Due(state)));
        }

        report.Add(
            "the sweep: what is due of 100,000 pledges", Report.Text($"{clock.Elapsed.TotalSeconds:0.0} s, {due.Count:N0} due"), "< 10 s",
            clock.Elapsed.TotalSeconds < 10);
    }

    private static async Task<IReadOnlyList<double>> Times(Client client, IReadOnlyList<string> paths, int count)
    {
        await client.Times(paths, count);
        return await client.Times(paths, count);
    }
}
