using System.Diagnostics;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>
/// What candidates and gaps cost among very many pledges: at first, asked again, after something changed, and while others write. In processor time of the
/// registry, since the machine may be busy with other things.
/// </summary>
internal static class Scale
{
    private const int Times = 20;
    private const string Table = "/v1/gaps";
    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(10);

    // Registered pledges of Kazakhstan, to be set aside and taken up again.
    private static readonly IReadOnlyList<string> Registered =
    [
        .. ManyPledges.Rows().Where(row => row.Text("contributor") == "KAZ" && row.Text("status") == "registered").Take(64)
            .Select(row => $"/v1/pledges/{row.Text("id")}"),
    ];

    private static readonly string Candidates =
        $"/v1/requirements/{DemoFile.Read("requirements").First(row => row.Text("status") == "published").Text("id")}/candidates";

    public static Task Measure(Report report) => BigRegistry.OnACopy(file => Measure(report, file));

    private static async Task Measure(Report report, string file)
    {
        var planner = await InProcess.PlannerToken(file);
        var administrator = await InProcess.Token(file, Role.Administrator, null);
        var focalPoint = await InProcess.Token(file, Role.FocalPoint, "KAZ");
        await using var server = Server.Registry(file);
        using var client = new Client(server.Address, planner);
        using var giver = new Client(server.Address, administrator);
        using var state = new Client(server.Address, focalPoint);
        await server.Answers(client, "/health/live");
        Add(report, "process start to /health/live", server.Cpu, server.SinceStart.Elapsed);
        await Once(report, server, client, "first candidates", Candidates);
        await Once(report, server, client, "first gap table", Table);
        report.Add("resident memory after them", Report.Text($"{server.ResidentMegabytes:0} MB"));
        Add(report, "process start to here", server.Cpu, server.SinceStart.Elapsed);

        await Repeated(report, server, client, "candidates asked again", Candidates, () => Task.CompletedTask);
        await Repeated(report, server, client, "gap table asked again", Table, () => Task.CompletedTask);
        foreach (var (what, change) in new (string, Func<Task>)[]
        {
            ("a token given", () => giver.Post("/v1/tokens", Token())),
            ("a requirement drafted", () => client.Post("/v1/requirements", Gaps.Draft)),
            ("a pledge set aside or taken up", () => Turn(state, Random.Shared.Next(Registered.Count))),
        })
        {
            await Repeated(report, server, client, $"candidates after {what}", Candidates, change);
            await Repeated(report, server, client, $"gap table after {what}", Table, change);
        }

        await While(report, server, client, "nobody writes", [], focalPoint);
        await While(report, server, client, "2 write", [0, 1], focalPoint);
        await While(report, server, client, "8 write", [0, 1, 2, 3, 4, 5, 6, 7], focalPoint);
        report.Add("resident memory in the end", Report.Text($"{server.ResidentMegabytes:0} MB"));
    }

    private static async Task Once(Report report, Server server, Client client, string what, string path)
    {
        var (cpu, watch) = (server.Cpu, Stopwatch.StartNew());
        await client.Bytes(path);
        Add(report, what, server.Cpu - cpu, watch.Elapsed);
    }

    private static async Task Repeated(Report report, Server server, Client client, string what, string path, Func<Task> before)
    {
        var (cpu, times) = (TimeSpan.Zero, new List<double>());
        for (var i = 0; i < Times; i++)
        {
            await before();
            var (from, watch) = (server.Cpu, Stopwatch.StartNew());
            await client.Bytes(path);
            times.Add(watch.Elapsed.TotalMilliseconds);
            cpu += server.Cpu - from;
        }

        report.Add(what, Report.Text($"{cpu.TotalMilliseconds / Times:0.0} ms of processor, {Report.Median(times):0} ms p50"));
    }

    // Each writer has pledges of its own: that one waits for another is not what is measured.
    private static async Task While(Report report, Server server, Client client, string what, IReadOnlyList<int> writers, string token)
    {
        using var stop = new CancellationTokenSource();
        var (writes, times, cpu) = (new List<double>(), new List<double>(), server.Cpu);
        var writing = writers.Select(writer => Task.Run(async () =>
        {
            using var own = new Client(server.Address, token);
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var watch = Stopwatch.StartNew();
                await Turn(own, (writer * 8) + (i % 8));
                lock (writes)
                {
                    writes.Add(watch.Elapsed.TotalMilliseconds);
                }
            }
        })).ToList();
        var running = Stopwatch.StartNew();
        while (running.Elapsed < Writing || times.Count < 3)
        {
            var watch = Stopwatch.StartNew();
            await client.Bytes(Candidates);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);
        report.AddTimes(
            Report.Text($"candidates while {what}: {times.Count} answers, {writes.Count / running.Elapsed.TotalSeconds:0} writes a second, ")
            + (writes.Count == 0 ? "" : Report.Text($"each p50 {Report.Median(writes):0} ms, "))
            + Report.Text($"{(server.Cpu - cpu) / running.Elapsed:0.0} processors busy"),
            times, 2_000);
    }

    /// <summary>Sets a pledge aside, or takes it up again.</summary>
    private static async Task Turn(Client state, int which)
    {
        var pledge = JsonNode.Parse(await state.Bytes(Registered[which]))!;
        var (verb, body) = (string?)pledge["status"] == "registered"
            ? ("suspend", """{ "reasonCode": "unit-not-ready", "reason": "Equipped anew." }""")
            : ("resume", """{ "reason": "The vehicles were delivered." }""");
        await state.Post($"{Registered[which]}/{verb}", body, (int)pledge["version"]!);
    }

    private static string Token() => $$"""
        { "name": "tool-{{Guid.NewGuid():N}}", "person": "Olga Petrova", "role": "integrator", "scopes": ["read"], "validDays": 90 }
        """;

    private static void Add(Report report, string what, TimeSpan cpu, TimeSpan wall) =>
        report.Add(what, Report.Text($"{cpu.TotalSeconds:0.00} s of processor, {wall.TotalSeconds:0.00} s"));
}
