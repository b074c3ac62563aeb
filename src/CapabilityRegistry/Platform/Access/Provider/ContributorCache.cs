using System.Collections.Concurrent;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Access.Provider;

/// <summary>Remembers which codes are contributors, so that a provider's token costs one look-up. Contributors are never removed.</summary>
public sealed class ContributorCache(Database database)
{
    private readonly ConcurrentDictionary<string, bool> _found = new();

    public async ValueTask<bool> Has(string code, CancellationToken cancel)
    {
        if (_found.ContainsKey(code))
        {
            return true;
        }

        await using var work = new Work(database) { Cancel = cancel };
        if (!await new TokenStore(work).IsContributor(code))
        {
            return false;
        }

        _found[code] = true;
        return true;
    }
}
