using System.Collections.Concurrent;
using CapabilityRegistry.Data;

namespace CapabilityRegistry.Access;

/// <summary>
/// Whose token this is. An answer from the database is good for a few seconds, so that a burst of requests costs
/// one look-up; a token revoked here is forgotten at once, one revoked elsewhere within <see cref="Fresh"/>.
/// </summary>
public sealed class KnownTokens(Database database, DemoTokens demo, TimeProvider clock)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private const int MostKept = 1_000;

    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset Until)> _recent = new();

    public async ValueTask<Caller?> Find(string token, CancellationToken cancel)
    {
        if (demo.Find(token) is { } known)
        {
            return known;
        }

        var hash = TokenText.Hash(token);
        return _recent.TryGetValue(hash, out var recent) && recent.Until > clock.GetUtcNow()
            ? recent.Caller
            : await LookUp(hash, cancel);
    }

    public void Forget(string hash) => _recent.TryRemove(hash, out _);

    private async Task<Caller?> LookUp(string hash, CancellationToken cancel)
    {
        await using var work = new Work(database) { Cancel = cancel };
        var caller = await new TokenStore(work).CallerOf(hash);
        if (caller is null)
        {
            Forget(hash);
            return null;
        }

        if (_recent.Count >= MostKept)
        {
            _recent.Clear();
        }

        _recent[hash] = (caller, clock.GetUtcNow() + Fresh);
        return caller;
    }
}
