using System.Threading.RateLimiting;

namespace CapabilityRegistry.Platform.Http.Limits;

/// <summary>
/// A sliding-window quota, and the header fields that report it: RateLimit-Policy and RateLimit of draft-ietf-httpapi-ratelimit-headers-11.
/// </summary>
/// <param name="Most">Requests in the window.</param>
/// <param name="Seconds">The length of the window.</param>
public sealed record Quota(string Name, int Most, int Seconds)
{
    public const string PolicyField = "RateLimit-Policy";
    public const string LeftField = "RateLimit";

    // Number of segments of the sliding window.
    private const int Parts = 12;

    public string Policy { get; } = $"\"{Name}\";q={Most};w={Seconds}";

    /// <summary>Seconds until the next segment of the window is released.</summary>
    public int Pause => (Seconds + Parts - 1) / Parts;

    public string Left(long left) => $"\"{Name}\";r={left};t={Pause}";

    /// <summary>Counts for each client apart. One that stays away for a window is forgotten, so strangers do not fill the memory.</summary>
    public PartitionedRateLimiter<HttpContext> For(Func<HttpContext, Client> client) => PartitionedRateLimiter.Create<HttpContext, Client>(
        context => RateLimitPartition.GetSlidingWindowLimiter(client(context), _ => Options()));

    private SlidingWindowRateLimiterOptions Options() =>
        new() { PermitLimit = Most, Window = TimeSpan.FromSeconds(Seconds), SegmentsPerWindow = Parts, QueueLimit = 0 };
}
