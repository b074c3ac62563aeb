using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>The pledges with which a pledge serves together.</summary>
public static class Partners
{
    /// <summary>
    /// A fault for each partner of the own state that does not exist, and for the pledge itself. Those of another state
    /// are not looked up: the answer would tell what that state has pledged.
    /// </summary>
    /// <param name="id">The pledge itself; null while it has no key.</param>
    public static async Task<IReadOnlyList<Fault>> Faults(PledgeContent content, string? id, PledgeStore pledges, Caller caller)
    {
        var own = content.Partners.Where(partner => caller.Contributor is { } state && partner.StartsWith($"{state}-", StringComparison.Ordinal)).ToList();
        var unknown = await pledges.Unknown(own, caller);
        return
        [
            .. from each in content.Partners.Index()
               where each.Item == id || unknown.Contains(each.Item)
               select Fault.At($"/partners/{each.Index}", "unknown-pledge", "the key of another pledge", $"'{each.Item}'"),
        ];
    }
}
