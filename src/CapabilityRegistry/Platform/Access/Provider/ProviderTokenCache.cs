using System.Collections.Concurrent;
using System.Security.Claims;
using CapabilityRegistry.Platform.Access.Tokens;

namespace CapabilityRegistry.Platform.Access.Provider;

/// <summary>
/// Provider tokens that were validated a few seconds ago, by hash, so that a burst of requests validates the signature once. A signing key
/// that the provider withdraws is trusted for <see cref="TimeToLive"/> longer; an expired token is never accepted.
/// </summary>
public sealed class ProviderTokenCache
{
    public static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(5);

    private const int Capacity = 1_000;

    private readonly ConcurrentDictionary<string, (ClaimsPrincipal Principal, DateTimeOffset Until)> _recent = new();

    // A provider's tokens are checked by the real time, and so is how long the check holds.
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public ClaimsPrincipal? Find(string token) =>
        _recent.TryGetValue(TokenText.Hash(token), out var recent) && recent.Until > Now ? recent.Principal : null;

    /// <param name="validTo">When the token expires, in UTC.</param>
    public void Add(string token, ClaimsPrincipal principal, DateTime validTo)
    {
        if (_recent.Count >= Capacity)
        {
            _recent.Clear();
        }

        var (soon, end) = (Now + TimeToLive, new DateTimeOffset(validTo, TimeSpan.Zero));
        _recent[TokenText.Hash(token)] = (principal, soon < end ? soon : end);
    }
}
