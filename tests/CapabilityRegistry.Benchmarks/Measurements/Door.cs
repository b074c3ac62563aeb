using System.Net;
using CapabilityRegistry.App;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>
/// What the limits and the header fields of every answer cost: the same two words from the registry, and from its web
/// server with nothing but authentication in front, asked in turns. And the memory that counting strangers takes.
/// </summary>
internal static class Door
{
    private const int Rounds = 60;
    private const int InRound = 300;
    private const double Target = 0.05;
    private const int Strangers = 200_000;
    private const double MostLeft = 0.05;

    public static async Task Measure(Report report)
    {
        await BigRegistry.Ready();
        var token = await InProcess.PlannerToken(BigRegistry.File);
        await using var whole = await Listening(app => app.MapRegistry());
        await using var bare = await Listening(app =>
        {
            app.UseExceptionHandler(_ => { });
            app.UseRouting();
            app.UseAuthentication();
            app.UseAuthorization();
        });
        using var throughDoor = new Client(new Uri(whole.Urls.First()), token);
        using var past = new Client(new Uri(bare.Urls.First()), token);

        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            with.AddRange(await throughDoor.Times(["/benchmark/closed"], InRound));
            without.AddRange(await past.Times(["/benchmark/closed"], InRound));
        }

        // The first half is for the compiler.
        var (p50, base50) = (Report.Median(with.Skip(with.Count / 2)), Report.Median(without.Skip(without.Count / 2)));
        report.Add(
            $"what limits and header fields add at p50, to {Report.Text($"{base50:0.000}")} ms",
            Report.Text($"{p50 - base50:0.000} ms"), Report.Text($"≤ {Target} ms"), p50 - base50 <= Target);
        await Memory(report);
    }

    private static async Task<WebApplication> Listening(Action<WebApplication> pipeline)
    {
        var app = InProcess.Build(BigRegistry.File);
        pipeline(app);
        app.MapGet("/benchmark/closed", () => "it is").Requires(Right.ReadCatalogue);
        await app.StartAsync();
        return app;
    }

    /// <summary>As many strangers as there are addresses, each asking once in a window of 5 seconds.</summary>
    private static async Task Memory(Report report)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var limiter = new Quota("requests", 100, 5).For(CapabilityRegistry.Platform.Http.Limits.Client.AtAddressOf);
        var context = new DefaultHttpContext();
        for (var i = 0; i < Strangers; i++)
        {
            context.Connection.RemoteIpAddress = new IPAddress(i);
            limiter.AttemptAcquire(context).Dispose();
        }

        var most = GC.GetTotalMemory(forceFullCollection: true) - before;
        // The window, ten seconds for which the library keeps whoever is idle, and time to look at all of them.
        await Task.Delay(TimeSpan.FromSeconds(30));
        var left = GC.GetTotalMemory(forceFullCollection: true) - before;
        report.Add(
            $"memory for {Strangers:N0} strangers, and what is left of it 30 s after they went",
            Report.Text($"{most / 1e6:0} MB ({most / Strangers} bytes each), {left / 1e6:0} MB"), Report.Text($"≤ {MostLeft:P0} left"),
            left <= most * MostLeft);
    }
}
