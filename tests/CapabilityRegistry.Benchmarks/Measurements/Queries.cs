using CapabilityRegistry.App;
using Microsoft.AspNetCore.Builder;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>How many statements a request costs, whatever the number of rows. The token is known by the second time.</summary>
internal static class Queries
{
    public static async Task Measure(Report report)
    {
        await BigRegistry.Ready();
        var token = await InProcess.PlannerToken(BigRegistry.File);
        var dialect = new CountingDialect();
        await using var app = InProcess.Build(BigRegistry.File, dialect: dialect);
        app.MapRegistry();
        await app.StartAsync();
        using var client = new Client(new Uri(app.Urls.First()), token);
        string[] paths = [Paths.Pledges[0], Paths.Pages[0] + "&limit=1", Paths.Pages[0] + "&limit=200"];
        var counts = new List<int>();
        foreach (var path in paths)
        {
            await client.Bytes(path);
            dialect.Reset();
            await client.Bytes(path);
            counts.Add(dialect.Statements);
        }

        report.Add("statements for one pledge, a page of 1, a page of 200", string.Join(", ", counts), "1 each", counts.All(count => count == 1));
        report.Add("plan of the page's statement", string.Join("; ", QueryPlan.Of(BigRegistry.File, RegistrySql.Page)));
    }
}
