namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>Gaps of the demo: asked again, and asked for the first time after something changed.</summary>
internal static class Gaps
{
    private const int Again = 200;
    private const int Changes = 5;

    private const string Forecast = "/v1/gaps/forecast?from=2026-12-01";

    // What the forecast puts together, asked month by month.
    private static readonly IReadOnlyList<string> Tables =
        [.. Enumerable.Range(0, 18).Select(month => $"/v1/gaps?on={new DateOnly(2026, 12, 1).AddMonths(month):O}")];

    public static async Task Measure(Report report)
    {
        var file = Path.Combine(Path.GetTempPath(), $"capability-registry-benchmark-gaps-{Guid.NewGuid():N}.db");
        try
        {
            await using var server = Server.Registry(file, "Development", "--Storage:Seed", "demo", "--Access:DemoTokens", "true");
            using var client = new Client(server.Address, "demo-planner");
            await server.Answers(client, Tables[0]);
            await client.Times([Forecast, .. Tables], Again);
            report.AddTimes("gap table of a day of the demo, asked again", await client.Times(Tables, Again), target: 20);
            report.AddTimes("gap forecast of 18 months of the demo, asked again", await client.Times([Forecast], Again), target: 1_000);

            var forecasts = await AfterAChange(client, [Forecast]);
            var tables = await AfterAChange(client, Tables);
            report.AddTimes("gap forecast of 18 months of the demo, after a change", forecasts, target: 1_000);
            report.Add(
                "18 gap tables one after the other, after a change, ÷ that forecast",
                Report.Text($"{Report.Median(tables) / Report.Median(forecasts):0.00} ({Report.Median(tables):0} ms ÷ {Report.Median(forecasts):0} ms)"));
        }
        finally
        {
            Array.ForEach(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"), File.Delete);
        }
    }

    private static async Task<IReadOnlyList<double>> AfterAChange(Client client, IReadOnlyList<string> paths)
    {
        var times = new List<double>();
        for (var i = 0; i < Changes; i++)
        {
            await client.Post("/v1/requirements", Draft);
            times.Add((await client.Times(paths, paths.Count)).Sum());
        }

        return times;
    }

    // A draft counts nowhere, but nothing that was kept before it is an answer any more.
    internal const string Draft = """
        {
          "mission": "MINUSCA", "unitType": "ENGINEER_COY", "quantity": { "amount": 1, "unit": "units" },
          "priority": 4, "neededBy": "2027-09-01", "durationDays": 30, "minimumLevel": "L2"
        }
        """;
}
