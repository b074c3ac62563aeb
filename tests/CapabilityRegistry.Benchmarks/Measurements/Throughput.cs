namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>The registry against the floor: in turns, in one run, on the same file and with the same bytes.</summary>
internal static class Throughput
{
    private const int Connections = 16;
    private const int Rounds = 5;
    private const double LeastRatio = 0.6;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task Measure(Report report)
    {
        await BigRegistry.Ready();
        var token = await InProcess.PlannerToken(BigRegistry.File);
        await using var registry = Server.Registry(BigRegistry.File);
        await using var floor = Server.Floor(BigRegistry.File);
        var (ours, least) = (await Side.Of(registry, token, Connections), await Side.Of(floor, token, Connections));
        using (ours.Client)
        using (least.Client)
        {
            await Compare(report, "page of 50", Paths.Pages, ours, least);
            await Compare(report, "one pledge", Paths.Pledges, ours, least);
        }
    }

    private static async Task Compare(Report report, string what, IReadOnlyList<string> paths, Side ours, Side least)
    {
        await SameBytes(paths, ours, least);
        await ours.Run(paths, WarmUp);
        await least.Run(paths, WarmUp);
        var rounds = new List<(Load Ours, Load Least)>();
        for (var i = 0; i < Rounds; i++)
        {
            rounds.Add((await ours.Run(paths, Round), await least.Run(paths, Round)));
        }

        Add(report, what, rounds);
    }

    private static async Task SameBytes(IReadOnlyList<string> paths, Side ours, Side least)
    {
        foreach (var path in paths.Take(100))
        {
            var (here, there) = (await ours.Client.Bytes(path), await least.Client.Bytes(path));
            if (!here.AsSpan().SequenceEqual(there))
            {
                throw new InvalidOperationException($"The registry and the floor answer {path} differently.");
            }
        }
    }

    private static void Add(Report report, string what, IReadOnlyList<(Load Ours, Load Least)> rounds)
    {
        var ratios = rounds.Select(round => round.Ours.PerSecond / round.Least.PerSecond).ToList();
        var (ours, least) = (Report.Median(rounds.Select(round => round.Ours.PerSecond)), Report.Median(rounds.Select(round => round.Least.PerSecond)));
        report.Add(
            $"{what}: requests on {Connections} connections, registry ÷ floor, {Rounds} rounds in turns; the client shares the cores",
            Report.Text($"{Report.Median(ratios):0.00} ({ratios.Min():0.00} to {ratios.Max():0.00}): {ours:N0}/s ÷ {least:N0}/s"),
            Report.Text($"≥ {LeastRatio}"), Report.Median(ratios) >= LeastRatio);
        report.Add(
            $"{what}: processor time of the server for each request, without the client",
            Report.Text($"registry {Report.Median(rounds.Select(round => round.Ours.Microseconds)):0} µs, floor {Report.Median(rounds.Select(round => round.Least.Microseconds)):0} µs"));
    }
}
