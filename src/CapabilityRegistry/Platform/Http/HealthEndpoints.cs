using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Http;

public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        // A monitor may ask at any rate; if refused, it would restart the process.
        group.MapGet("/live", Live).WithName("IsAlive").WithMetadata(new TakesNothing()).DisableRateLimiting();
        group.MapGet("/ready", Ready).WithName("IsReady").WithMetadata(new TakesNothing());
    }

    /// <summary>The process runs</summary>
    public static Health Live() => new("alive");

    /// <summary>The process runs and its database answers</summary>
    public static async Task<Health> Ready(Work work)
    {
        await work.Find<int>(Sql.Ping);
        return new("ready");
    }

    private static class Sql
    {
        public const string Ping = "SELECT 1 FROM event_head WHERE id = 1";
    }
}

/// <summary>Marks an endpoint that takes neither parameters nor a body, so that it can answer before the document is there.</summary>
public sealed record TakesNothing;

public sealed record Health([property: CodeOf("HealthStatus")] string Status);
