namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>How long one caller waits, asking one thing after the other.</summary>
internal static class Latency
{
    private const int WarmUp = 3_000;
    private const int Measured = 3_000;

    public static async Task Measure(Report report)
    {
        await BigRegistry.Ready();
        var token = await InProcess.PlannerToken(BigRegistry.File);
        await using var server = Server.Registry(BigRegistry.File);
        using var client = new Client(server.Address, token);
        await server.Answers(client, Paths.Pledges[0]);
        report.AddTimes("page of 50 by unit type and level, one connection", await Times(client, Paths.Pages), target: 5);
        report.AddTimes("one pledge, one connection", await Times(client, Paths.Pledges), target: 2);
    }

    private static async Task<IReadOnlyList<double>> Times(Client client, IReadOnlyList<string> paths)
    {
        await client.Times(paths, WarmUp);
        return await client.Times(paths, Measured);
    }
}
