namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>From the start of the process to its first answer, and what it then holds in memory.</summary>
internal static class Start
{
    private const int Times = 5;
    private const double MostSeconds = 2;
    private const double MostMegabytes = 200;

    public static async Task Measure(Report report)
    {
        await BigRegistry.Ready();
        var token = await InProcess.PlannerToken(BigRegistry.File);
        await First(report, token, "/health/live");
        await First(report, token, Paths.Pledges[0]);
        var floor = await Seconds(() => Server.Floor(BigRegistry.File, kept: true), token, Paths.Pledges[0]);
        report.Add("the same of the floor: what the machine needs just now to start a bare web server", Text(floor));
        await Memory(report, token);
    }

    private static async Task First(Report report, string token, string path)
    {
        var seconds = await Seconds(() => Server.Registry(BigRegistry.File), token, path);
        report.Add(
            $"start of the process to the first answer of {path}, median of {Times}",
            Text(seconds), Report.Text($"< {MostSeconds} s"), Report.Median(seconds) < MostSeconds);
    }

    private static async Task<IReadOnlyList<double>> Seconds(Func<Server> start, string token, string path)
    {
        var seconds = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            await using var server = start();
            using var client = new Client(server.Address, token);
            seconds.Add((await server.Answers(client, path)).SinceStart.Elapsed.TotalSeconds);
        }

        return seconds;
    }

    private static string Text(IReadOnlyList<double> seconds) =>
        Report.Text($"{Report.Median(seconds):0.00} s ({seconds.Min():0.00} to {seconds.Max():0.00})");

    private static async Task Memory(Report report, string token)
    {
        await using var server = Server.Registry(BigRegistry.File);
        using var client = new Client(server.Address, token);
        await server.Answers(client, Paths.Pledges[0]);
        await Task.Delay(TimeSpan.FromSeconds(10));
        AddMemory(report, "10 s after the first answer", server.ResidentMegabytes);
        using var crowd = new Client(server.Address, token, connections: 16);
        await crowd.Requests([.. Paths.Pages, .. Paths.Pledges.Take(Paths.Pages.Count)], TimeSpan.FromSeconds(5));
        await Task.Delay(TimeSpan.FromSeconds(10));
        AddMemory(report, "10 s after 5 s of requests on 16 connections", server.ResidentMegabytes);
    }

    private static void AddMemory(Report report, string when, double megabytes) =>
        report.Add($"resident memory at rest, {when}", Report.Text($"{megabytes:0} MB"), $"< {MostMegabytes} MB", megabytes < MostMegabytes);
}
