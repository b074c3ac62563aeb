using System.Collections.Concurrent;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Access.Tokens;

/// <summary>
/// Finds the caller of a token, with a cache of a few seconds so that a burst of requests costs one look-up. A token revoked here is
/// refused at once, one revoked by another process within <see cref="TimeToLive"/>.
/// </summary>
public sealed partial class TokenCache(
    IServiceScopeFactory scopes, WritesWithoutEvent writes, DemoTokens demo, TimeProvider clock, ILogger<TokenCache> log)
{
    public static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(5);

    private const int Capacity = 1_000;

    private readonly ConcurrentDictionary<string, (AccessToken Token, DateTimeOffset Until)> _recent = new();

    // Longer than any look-up that began before the revocation can take to come back with the token as it was.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _revoked = new();

    /// <summary>The caller, or a sentence that says why there is none.</summary>
    public async ValueTask<(Caller? Caller, string? Fault)> Find(string text, CancellationToken cancel)
    {
        if (demo.Find(text) is { } caller)
        {
            return (caller, null);
        }

        if (!TokenText.IsOne(text))
        {
            return (null, "This is no token of this registry.");
        }

        var (hash, now) = (TokenText.Hash(text), clock.GetUtcNow());
        var token = _recent.TryGetValue(hash, out var recent) && recent.Until > now ? recent.Token : await LookUp(hash, now, cancel);
        return (token?.Fault(now) ?? FaultHere(hash, token, now)) is { } fault ? (null, fault) : (token!.ToCaller(), null);
    }

    /// <summary>Refuses the token from now on, even if a look-up that began earlier still finds it valid.</summary>
    public void Revoked(AccessToken token)
    {
        foreach (var (old, until) in _revoked)
        {
            if (until <= clock.GetUtcNow())
            {
                _revoked.TryRemove(old, out _);
            }
        }

        _revoked[token.Fingerprint] = clock.GetUtcNow() + TimeSpan.FromMinutes(1);
        _recent.TryRemove(token.Fingerprint, out _);
    }

    private string? FaultHere(string hash, AccessToken? token, DateTimeOffset now) => token switch
    {
        null => "The token is unknown.",
        _ when _revoked.TryGetValue(hash, out var until) && until > now => "The token was revoked.",
        _ => null,
    };

    private async Task<AccessToken?> LookUp(string hash, DateTimeOffset now, CancellationToken cancel)
    {
        if (await scopes.Read((TokenStore tokens) => tokens.WithHash(hash), cancel) is not { } token)
        {
            _recent.TryRemove(hash, out _);
            return null;
        }

        if (_recent.Count >= Capacity)
        {
            _recent.Clear();
        }

        _recent[hash] = (token, now + TimeToLive);
        if (token.Fault(now) is null && !(token.LastUsedAt > now.AddMinutes(-1)))
        {
            // Not awaited: a waiting writer must not delay the request.
            _ = NoteUse(token, now);
        }

        return token;
    }

    private async Task NoteUse(AccessToken token, DateTimeOffset now)
    {
        try
        {
            await writes.Write((TokenStore tokens) => tokens.NoteUse(token, now));
        }
        catch (Exception exception)
        {
            NotNoted(token.Id, exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "That the token {Id} was used could not be noted.")]
    private partial void NotNoted(string id, Exception exception);
}
