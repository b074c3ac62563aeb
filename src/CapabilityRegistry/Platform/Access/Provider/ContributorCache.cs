using System.Collections.Concurrent;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.Platform.Access.Provider;

/// <summary>Remembers which codes are contributors, so that a provider's token costs one look-up. Contributors are never removed.</summary>
public sealed class ContributorCache(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<string, bool> _found = new();

    public async ValueTask<bool> Has(string code, CancellationToken cancel)
    {
        if (_found.ContainsKey(code))
        {
            return true;
        }

        if (!await scopes.Read((IContributors contributors) => contributors.Has(code), cancel))
        {
            return false;
        }

        _found[code] = true;
        return true;
    }
}
