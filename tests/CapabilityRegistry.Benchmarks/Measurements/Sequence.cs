using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>
/// How many changes a second go through the one sequence of events, by how many write at once, to one process and to two. Each change is a draft of a pledge:
/// a row, its event, and the head of the log that one writer after the other takes.
/// </summary>
internal static class Sequence
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    private static readonly int[] Writers = [1, 4, 16, 64];

    public static Task Measure(Report report) => BigRegistry.OnACopy(async file =>
    {
        var (planner, token) = (await InProcess.PlannerToken(file), await InProcess.Token(file, Role.FocalPoint, "KAZ"));
        await using var one = await Ready(Server.Registry(file), planner, token);
        await using var other = await Ready(Server.Registry(file), planner, token);
        foreach (var writers in Writers)
        {
            await Write(report, $"{writers} at once, one process", token, (one, writers));
        }

        await Write(report, "32 at once, 16 at each of two processes", token, (one, 16), (other, 16));
    });

    // Supply and demand are read soon after the start, and what writes is compiled: that is not what is measured here.
    private static async Task<Server> Ready(Server server, string planner, string writer)
    {
        using var reading = new Client(server.Address, planner);
        await server.Answers(reading, "/v1/scarcity");
        using var writing = new Client(server.Address, writer, connections: 4);
        await writing.Writes("/v1/pledges", n => ManyPledges.Draft($"{server.Address} {n}"), Time);
        return await server.Calm();
    }

    private static async Task Write(Report report, string what, string token, params IReadOnlyList<(Server Server, int Writers)> to)
    {
        var clients = to.Select(each => new Client(each.Server.Address, token, each.Writers)).ToList();
        var before = to.Sum(each => each.Server.Cpu.TotalMilliseconds);
        var written = await Task.WhenAll(
            clients.Select((client, number) => client.Writes("/v1/pledges", n => ManyPledges.Draft($"{what} {number} {n}"), Time)));
        var times = written.SelectMany(each => each).Order().ToList();
        var processor = (to.Sum(each => each.Server.Cpu.TotalMilliseconds) - before) / times.Count;
        report.Add(
            $"changes: {what}",
            Report.Text($"{times.Count / Time.TotalSeconds:N0} a second, p50 {times[times.Count / 2]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms, ")
                + Report.Text($"{processor:0.00} ms of processor each"));
        clients.ForEach(client => client.Dispose());
    }
}
