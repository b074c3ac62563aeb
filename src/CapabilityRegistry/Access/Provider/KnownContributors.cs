using System.Collections.Concurrent;
using CapabilityRegistry.Access.Tokens;
using CapabilityRegistry.Data;

namespace CapabilityRegistry.Access.Provider;

/// <summary>Which codes are states. A state once found is remembered: none is ever removed.</summary>
public sealed class KnownContributors(Database database)
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
