using CapabilityRegistry.App;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>
/// What it costs to know who asks and whether they may: the same two words from two endpoints of the registry, one
/// open to all and one that demands a right, asked in turns over one connection each.
/// </summary>
internal static class Authentication
{
    private const int Rounds = 30;
    private const int InRound = 300;
    private const double Target = 0.2;

    public static async Task Measure(Report report)
    {
        await BigRegistry.Ready();
        await using var issuer = await Issuer.Start();
        var token = await InProcess.PlannerToken(BigRegistry.File);
        await using var app = InProcess.Build(BigRegistry.File, settings: [$"--Access:Authority={issuer.Address}", $"--Access:Audience={Issuer.Audience}"]);
        app.MapRegistry();
        app.MapGet("/benchmark/open", () => "it is").AllowAnonymous();
        app.MapGet("/benchmark/closed", () => "it is").Requires(Right.ReadCatalogue);
        await app.StartAsync();
        var address = new Uri(app.Urls.First());
        using var byToken = new Client(address, token);
        using var byJwt = new Client(address, issuer.PlannerToken());

        var open = new List<double>();
        var (tokens, jwts) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            // The first rounds are for the compiler.
            var keep = round >= Rounds / 2;
            Add(open, await byToken.Times(["/benchmark/open"], InRound), keep);
            Add(tokens, await byToken.Times(["/benchmark/closed"], InRound), keep);
            Add(jwts, await byJwt.Times(["/benchmark/closed"], InRound), keep);
        }

        Added(report, "a token of the registry", tokens, open);
        Added(report, "a JSON Web Token (RS256)", jwts, open);
    }

    private static void Add(List<double> all, IReadOnlyList<double> times, bool keep)
    {
        if (keep)
        {
            all.AddRange(times);
        }
    }

    private static void Added(Report report, string how, List<double> closed, List<double> open)
    {
        var added = Report.Median(closed) - Report.Median(open);
        report.Add(
            $"what authenticating and authorising by {how} adds at p50, to {Report.Text($"{Report.Median(open):0.000}")} ms",
            Report.Text($"{added:0.000} ms"), Report.Text($"≤ {Target} ms"), added <= Target);
    }
}
