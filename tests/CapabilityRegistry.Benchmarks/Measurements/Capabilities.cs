using System.Diagnostics;
using CapabilityRegistry.Registry.Deficiencies;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>What there is of one unit type among 100,000 pledges, lacking what; and what the hourly comparing of lists with statements costs.</summary>
internal static class Capabilities
{
    public static async Task Measure(Report report)
    {
        await BigRegistry.Ready();
        var token = await InProcess.PlannerToken(BigRegistry.File);
        await using (var app = InProcess.Build(BigRegistry.File))
        {
            var clock = Stopwatch.StartNew();
            var due = 0;
            foreach (var state in await InProcess.InScope(app, services => services.GetRequiredService<ListDifferences>().States()))
            {
                due += (await InProcess.InScope(app, services => services.GetRequiredService<ListDifferences>().Due(state))).Count;
            }

            report.Add(
                "lists of 100,000 pledges beside the statements in force", Report.Text($"{clock.Elapsed.TotalSeconds:0.0} s, {due:N0} differ"), "< 20 s",
                clock.Elapsed.TotalSeconds < 20);
        }

        await using var server = Server.Registry(BigRegistry.File);
        using var client = new Client(server.Address, token);
        await server.Answers(client, Paths.Pledges[0]);
        await client.Times(Paths.Capabilities, 200);
        report.AddTimes("capabilities and deficiencies of one unit type, a page of 50", await client.Times(Paths.Capabilities, 500), target: 20);
    }
}
