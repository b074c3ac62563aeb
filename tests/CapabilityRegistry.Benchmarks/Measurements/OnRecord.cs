using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>
/// What it costs to put on record who was shown what. An assessor of Kazakhstan and one of Brazil ask for the same pledges
/// of Kazakhstan: the same statement and the same bytes, but only for Brazil's it is put on record.
/// </summary>
internal static class OnRecord
{
    private const int Connections = 16;
    private const int Rounds = 15;
    private const int InRound = 200;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private static readonly IReadOnlyList<string> Keys =
        [.. Enumerable.Range(0, ManyPledges.Count).Select(ManyPledges.Id).Where(id => id.StartsWith("KAZ", StringComparison.Ordinal))];

    private static readonly IReadOnlyList<string> Single = [.. Keys.Select(key => $"/v1/pledges/{key}")];

    private static readonly IReadOnlyList<string> Pages = [.. Keys.Take(400).Select(key => $"/v1/pledges?contributor=KAZ&after={key}")];

    // So many that none of them comes twice: nobody was shown just these pledges together before.
    private static readonly IReadOnlyList<string> NewPages =
        [.. from limit in Enumerable.Range(30, 41) from key in Keys.Take(400) select $"/v1/pledges?contributor=KAZ&limit={limit}&after={key}"];

    public static async Task Measure(Report report)
    {
        await BigRegistry.Ready();
        var own = await InProcess.Token(BigRegistry.File, Role.Assessor, "KAZ");
        var foreign = await InProcess.Token(BigRegistry.File, Role.Assessor, "BRA");
        await using var server = Server.Registry(BigRegistry.File);
        foreach (var (what, paths) in new[] { ("one pledge", Single), ("page of 50", Pages), ("page of 30 to 70, never shown together before", NewPages) })
        {
            await Wait(report, what, paths, server, own, foreign);
            await Load(report, what, paths, server, own, foreign);
        }
    }

    private static async Task Wait(Report report, string what, IReadOnlyList<string> paths, Server server, string own, string foreign)
    {
        using var without = new Client(server.Address, own);
        using var with = new Client(server.Address, foreign);
        await server.Answers(with, Single[0]);
        var (times, recorded) = (new List<double>(), new List<double>());
        for (var round = 0; round < 2 * Rounds; round++)
        {
            // Each round goes on where the one before ended; the first ones are for the compiler.
            var part = paths.Skip(round * InRound % paths.Count).Concat(paths).Take(InRound).ToList();
            var (fresh, known) = (await with.Times(part, InRound), await without.Times(part, InRound));
            if (round >= Rounds)
            {
                recorded.AddRange(fresh);
                times.AddRange(known);
            }
        }

        report.Add(
            $"{what}, one connection: p50 on record, not on record",
            Report.Text($"{Report.Median(recorded):0.000} ms, {Report.Median(times):0.000} ms: ")
            + Report.Text($"{Report.Median(recorded) - Report.Median(times):+0.000;-0.000} ms"));
    }

    private static async Task Load(Report report, string what, IReadOnlyList<string> paths, Server server, string own, string foreign)
    {
        using var without = await Side.Of("not on record", server, own, Connections, Single[0]);
        using var with = await Side.Of("on record", server, foreign, Connections, Single[0]);
        await with.Run(paths, WarmUp);
        await without.Run(paths, WarmUp);
        var rounds = new List<(Load With, Load Without)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add((await with.Run(paths, Round), await without.Run(paths, Round)));
        }

        report.Add(
            $"{what}, {Connections} connections: requests on record ÷ not on record",
            Report.Text($"{Report.Median(rounds.Select(each => each.With.PerSecond / each.Without.PerSecond)):0.00} ")
            + Report.Text($"({Report.Median(rounds.Select(each => each.With.PerSecond)):N0}/s ÷ ")
            + Report.Text($"{Report.Median(rounds.Select(each => each.Without.PerSecond)):N0}/s); ")
            + Report.Text($"processor time for each {Report.Median(rounds.Select(each => each.With.Microseconds)):0} µs, ")
            + Report.Text($"{Report.Median(rounds.Select(each => each.Without.Microseconds)):0} µs"));
    }
}
