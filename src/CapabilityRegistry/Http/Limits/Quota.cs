using System.Threading.RateLimiting;

namespace CapabilityRegistry.Http.Limits;

/// <summary>
/// So many requests in so many seconds, wherever one begins to count, and how clients are told: the fields
/// RateLimit-Policy and RateLimit of draft-ietf-httpapi-ratelimit-headers-11.
/// </summary>
/// <param name="Most">Requests in the window.</param>
/// <param name="Seconds">The length of the window.</param>
public sealed record Quota(string Name, int Most, int Seconds)
{
    public const string PolicyField = "RateLimit-Policy";
    public const string LeftField = "RateLimit";

    // What was used comes back in as many parts.
    private const int Parts = 12;

    public string Policy { get; } = $"\"{Name}\";q={Most};w={Seconds}";

    /// <summary>Seconds after which more may be left than is now.</summary>
    public int Pause => (Seconds + Parts - 1) / Parts;

    public string Left(long left) => $"\"{Name}\";r={left};t={Pause}";

    /// <summary>Counts for each client apart. One that stays away for a window is forgotten, so strangers do not fill the memory.</summary>
    public PartitionedRateLimiter<HttpContext> For(Func<HttpContext, Client> client) => PartitionedRateLimiter.Create<HttpContext, Client>(
        context => RateLimitPartition.GetSlidingWindowLimiter(client(context), _ => Options()));

    private SlidingWindowRateLimiterOptions Options() =>
        new() { PermitLimit = Most, Window = TimeSpan.FromSeconds(Seconds), SegmentsPerWindow = Parts, QueueLimit = 0 };
}
