using CapabilityRegistry.Data;

namespace CapabilityRegistry.Http;

public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/health").WithTags("Health").AllowAnonymous();
        group.MapGet("/live", Live).WithName("IsAlive");
        group.MapGet("/ready", Ready).WithName("IsReady");
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

public sealed record Health(string Status);
