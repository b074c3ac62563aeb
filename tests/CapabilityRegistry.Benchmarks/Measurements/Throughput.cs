namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>The registry against two floors: in turns, in one run, on the same file and with the same bytes.</summary>
internal static class Throughput
{
    private const int Connections = 16;
    private const int Rounds = 15;
    private const double LeastRatio = 0.6;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    // Many short rounds: what else the machine does hits the sides alike.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    public static async Task Measure(Report report)
    {
        await BigRegistry.Ready();
        var token = await InProcess.PlannerToken(BigRegistry.File);
        await using var registry = Server.Registry(BigRegistry.File);
        await using var pooled = Server.Floor(BigRegistry.File, kept: false);
        await using var kept = Server.Floor(BigRegistry.File, kept: true);
        using var ours = await Side.Of("registry", registry, token, Connections);
        // Supply and demand are read soon after the start, beside the first requests: that is not what is measured here.
        await ours.Client.Bytes("/v1/scarcity");
        using var usual = await Side.Of("ADO.NET by hand, pooled connection", pooled, token, Connections);
        using var least = await Side.Of("ADO.NET by hand, statements kept prepared", kept, token, Connections);
        report.Add("throughput", $"{Connections} connections, {Rounds} rounds in turns; the client shares the processor, which draws the ratios towards 1");
        await Compare(report, "page of 50", Paths.Pages, [ours, usual, least]);
        await Compare(report, "one pledge", Paths.Pledges, [ours, usual, least]);
    }

    private static async Task Compare(Report report, string what, IReadOnlyList<string> paths, Side[] sides)
    {
        await SameBytes(paths, sides);
        foreach (var side in sides)
        {
            await side.Run(paths, WarmUp);
        }

        var rounds = new List<Load[]>();
        for (var i = 0; i < Rounds; i++)
        {
            rounds.Add([await sides[0].Run(paths, Round), await sides[1].Run(paths, Round), await sides[2].Run(paths, Round)]);
        }

        Add(report, what, sides, rounds);
    }

    private static async Task SameBytes(IReadOnlyList<string> paths, Side[] sides)
    {
        foreach (var path in paths.Take(100))
        {
            var answers = await Task.WhenAll(sides.Select(side => side.Client.Bytes(path)));
            if (answers.Any(answer => !answer.AsSpan().SequenceEqual(answers[0])))
            {
                throw new InvalidOperationException($"The registry and the floors answer {path} differently.");
            }
        }
    }

    private static void Add(Report report, string what, Side[] sides, List<Load[]> rounds)
    {
        for (var floor = 1; floor < sides.Length; floor++)
        {
            var ratios = rounds.Select(round => round[0].PerSecond / round[floor].PerSecond).Order().ToList();
            var ratio = Report.Median(ratios);
            report.Add(
                $"{what}: requests of the registry ÷ {sides[floor].Name}",
                Report.Text($"{ratio:0.00} (half of the rounds {ratios[Rounds / 4]:0.00} to {ratios[Rounds * 3 / 4]:0.00}): ")
                + Report.Text($"{Rate(rounds, 0):N0}/s ÷ {Rate(rounds, floor):N0}/s"),
                Report.Text($"≥ {LeastRatio}"), ratio >= LeastRatio);
        }

        report.Add(
            $"{what}: processor time of the server for each request, without the client",
            string.Join(", ", sides.Select((side, i) => Report.Text($"{side.Name} {Report.Median(rounds.Select(round => round[i].Microseconds)):0} µs"))));
    }

    private static double Rate(List<Load[]> rounds, int side) => Report.Median(rounds.Select(round => round[side].PerSecond));
}
