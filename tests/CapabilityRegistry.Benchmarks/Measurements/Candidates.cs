namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>The ranked candidates of every published requirement of the demo, among its own pledges and among very many.</summary>
internal static class Candidates
{
    private const int Passes = 20;

    public static async Task Measure(Report report)
    {
        await OfDemo(report);
        await OfMany(report);
    }

    private static async Task OfMany(Report report)
    {
        await BigRegistry.Ready();
        var token = await InProcess.PlannerToken(BigRegistry.File);
        await using var server = Server.Registry(BigRegistry.File);
        using var client = new Client(server.Address, token);
        await server.Answers(client, "/health/live");
        var first = await client.Times([Published[0]], 1);
        report.Add($"the first candidates after the start among {ManyPledges.Count:N0} pledges: all are read", Report.Text($"{first[0]:0} ms"));
        await client.Times(Published, Published.Count * Passes);
        var whole = await client.Times(Published, Published.Count * Passes);
        report.AddTimes($"candidates of one requirement among {ManyPledges.Count:N0} pledges, 50 of each list, one connection", whole, target: 5);
        var few = await client.Times([.. Published.Select(path => $"{path}?limit=10")], Published.Count * Passes);
        report.AddTimes("the same, 10 of each list", few, target: 5);
    }

    private static async Task OfDemo(Report report)
    {
        var file = Path.Combine(Path.GetTempPath(), $"capability-registry-benchmark-demo-{Guid.NewGuid():N}.db");
        try
        {
            await using var server = Server.Registry(file, "Development", "--Storage:Seed", "demo", "--Access:DemoTokens", "true");
            using var client = new Client(server.Address, "demo-planner");
            await server.Answers(client, Published[0]);
            await client.Times(Published, Published.Count * Passes);
            var times = await client.Times(Published, Published.Count * Passes);
            report.AddTimes($"candidates of one requirement of the demo ({Published.Count} published), one connection", times, target: 5);
        }
        finally
        {
            Array.ForEach(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"), File.Delete);
        }
    }

    private static readonly IReadOnlyList<string> Published =
    [
        .. DemoFile.Read("requirements").Where(row => row.Text("status") == "published").Select(row => $"/v1/requirements/{row.Text("id")}/candidates"),
    ];
}
