namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>
/// A whole run on the demo data from the question to the finished plan, the same with a scenario, and what is read of
/// it; over HTTP on one connection, with Prefer: wait.
/// </summary>
internal static class WholeRuns
{
    private const int Runs = 20;

    private const string WhatIf = """
        { "scenario": { "newRequirements": [{
            "mission": "UNMISS", "unitType": "HOSPITAL_L2", "quantity": { "amount": 20, "unit": "beds" },
            "priority": 0, "neededBy": "2028-01-01", "durationDays": 365, "minimumLevel": "L2" }] } }
        """;

    public static async Task Measure(Report report)
    {
        var file = Path.Combine(Path.GetTempPath(), $"capability-registry-benchmark-runs-{Guid.NewGuid():N}.db");
        try
        {
            await using var server = Server.Registry(file, "Development", "--Storage:Seed", "demo", "--Access:DemoTokens", "true");
            using var client = new Client(server.Address, "demo-planner");
            await server.Answers(client, "/v1/match-runs");
            await client.PostTimes("/v1/match-runs", "{}", 3);
            report.AddTimes("a whole run on the demo data, asked for and awaited", await client.PostTimes("/v1/match-runs", "{}", Runs), target: 1_000);
            report.AddTimes("the same with a scenario", await client.PostTimes("/v1/match-runs", WhatIf, Runs), target: 1_000);
            report.AddTimes("comparison of the two", await client.Times(["/v1/match-runs/RUN-00030/compare?with=RUN-00001"], Runs), target: 1_000);
            report.AddTimes("dossier", await client.Times(["/v1/match-runs/RUN-00001/dossier"], Runs), target: 1_000);
        }
        finally
        {
            Array.ForEach(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"), File.Delete);
        }
    }
}
