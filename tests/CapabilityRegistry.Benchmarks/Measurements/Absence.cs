using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>Whether the time of a 404 tells what the answer does not: if there is a pledge that belongs to another state.</summary>
internal static class Absence
{
    private const int Rounds = 40;
    private const int InRound = 200;

    private static readonly IReadOnlyList<string> Others = [.. Paths.Pledges.Where(path => !path.Contains("/KAZ-", StringComparison.Ordinal))];

    // The same states, with numbers that nobody has.
    private static readonly IReadOnlyList<string> Nobodys = [.. Others.Select(path => path[..^5] + "99" + path[^3..])];

    public static async Task Measure(Report report)
    {
        await BigRegistry.Ready();
        var token = await InProcess.Token(BigRegistry.File, Role.FocalPoint, "KAZ");
        await using var server = Server.Registry(BigRegistry.File);
        using var client = new Client(server.Address, token);
        await server.Answers(client, "/v1/pledges?limit=1");
        var (others, nobodys) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            others.AddRange(await client.Times(Others, InRound, expectFound: false));
            nobodys.AddRange(await client.Times(Nobodys, InRound, expectFound: false));
        }

        var (here, there) = (Report.Median(nobodys.Skip(nobodys.Count / 2)), Report.Median(others.Skip(others.Count / 2)));
        report.Add(
            "404 for another state's pledge ÷ 404 for none, p50",
            Report.Text($"{there / here:0.000} ({there:0.000} ms ÷ {here:0.000} ms)"), "0.95 to 1.05", there / here is > 0.95 and < 1.05);
    }
}
