using System.Collections.Concurrent;
using System.Security.Claims;
using CapabilityRegistry.Access.Tokens;

namespace CapabilityRegistry.Access.Provider;

/// <summary>
/// Tokens of the provider that were found genuine a moment ago, by their hashes: a burst of requests costs one look at
/// the signature. A key that the provider takes back is believed for <see cref="Fresh"/> longer, an expired token never.
/// </summary>
public sealed class RecentTokens
{
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private const int MostKept = 1_000;

    private readonly ConcurrentDictionary<string, (ClaimsPrincipal Principal, DateTimeOffset Until)> _recent = new();

    // A provider's tokens are checked by the real time, and so is how long the check holds.
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public ClaimsPrincipal? Find(string token) =>
        _recent.TryGetValue(TokenText.Hash(token), out var recent) && recent.Until > Now ? recent.Principal : null;

    /// <param name="validTo">When the token expires, in UTC.</param>
    public void Keep(string token, ClaimsPrincipal principal, DateTime validTo)
    {
        if (_recent.Count >= MostKept)
        {
            _recent.Clear();
        }

        var (soon, end) = (Now + Fresh, new DateTimeOffset(validTo, TimeSpan.Zero));
        _recent[TokenText.Hash(token)] = (principal, soon < end ? soon : end);
    }
}
