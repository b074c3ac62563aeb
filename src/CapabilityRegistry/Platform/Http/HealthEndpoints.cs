using System.Diagnostics;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Telemetry;

namespace CapabilityRegistry.Platform.Http;

public static class HealthEndpoints
{
    // Far more than a look at one row takes; a database that takes longer is busy with something else.
    private const int SlowestLook = 1_000;

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        // A monitor may ask at any rate; if refused, it would restart the process.
        group.MapGet("/live", Live).WithName("IsAlive").WithMetadata(new TakesNothing()).DisableRateLimiting();
        group.MapGet("/ready", Ready).WithName("IsReady").WithMetadata(new TakesNothing());
    }

    /// <summary>The process runs</summary>
    /// <remarks>
    /// For a monitor that restarts a process that no longer answers. It looks at the process alone, not at the database, and may be asked at any
    /// rate. The answer is <c>alive</c>.
    /// </remarks>
    public static Health Live() => new("alive");

    /// <summary>The process runs and its database answers</summary>
    /// <remarks>
    /// For a load balancer: whether requests can be served now. It asks the database and changes nothing. The answer is <c>ready</c>, or 503 while
    /// the database does not answer, or while nothing can be written to it: then <c>code</c> says why. For an operator, <c>parts</c> tells what is looked at,
    /// each with its value, which is at most five seconds old, and its limit. A part beyond its limit does not make the registry unready: the other processes
    /// would be no better off.
    /// </remarks>
    public static async Task<ReadyHealth> Ready(Work work, Database database, Readings readings, CancellationToken cancel)
    {
        var begun = Stopwatch.GetTimestamp();
        await work.Find<int>(Sql.Ping);
        var took = Stopwatch.GetElapsedTime(begun);
        return database.Gate.Unwritable is { } why ? throw new UnavailableException(Unwritable.Because(why), null) : new("ready",
        [
            new HealthPart("storage", 0, 0, "places"),
            .. (await readings.Now(cancel)).Select(reading => reading.Part).OfType<HealthPart>(),
            new HealthPart("database", took.TotalMilliseconds, SlowestLook, "milliseconds"),
        ]);
    }

    private static class Sql
    {
        public const string Ping = "SELECT 1 FROM event_head WHERE id = 1";
    }
}

/// <summary>Marks an endpoint that takes neither parameters nor a body, so that it can answer before the document is there.</summary>
public sealed record TakesNothing;

/// <summary>How the registry is.</summary>
/// <param name="Status">alive: the process runs; ready: its database answers too.</param>
public sealed record Health([property: CodeOf("HealthStatus")] string Status);

/// <summary>How the registry is, part by part.</summary>
/// <param name="Status">ready: the database answers, and nothing is known to stand against writing.</param>
/// <param name="Parts">Each thing that is looked at.</param>
public sealed record ReadyHealth([property: CodeOf("HealthStatus")] string Status, IReadOnlyList<HealthPart> Parts);
