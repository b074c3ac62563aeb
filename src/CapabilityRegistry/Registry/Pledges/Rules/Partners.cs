using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
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
        var own = content.Partners.Where(partner => caller.IsScoped && IsSeenBy(caller, partner)).ToList();
        var unknown = await pledges.Unknown(own, caller);
        return
        [
            .. from each in content.Partners.Index()
               where each.Item == id || unknown.Contains(each.Item)
               select Fault.At($"/partners/{each.Index}", "unknown-pledge", "the key of another pledge", $"'{each.Item}'"),
        ];
    }

    /// <summary>
    /// The partners that can serve nowhere, as far as the caller may know: whoever acts for one state is not told of those of another.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Missing(Pledge pledge, PledgeStore pledges, Caller caller)
    {
        var seen = pledge.Partners.Where(partner => IsSeenBy(caller, partner)).ToList();
        return seen.Count == 0 ? [] :
            [.. seen.Except((await pledges.OfKeys(seen, caller)).Where(IsReady).Select(partner => partner.Id))];
    }

    /// <summary>Whether some partners are of states of which the caller is told nothing.</summary>
    public static bool AnyHiddenFrom(PledgeContent content, Caller caller) => content.Partners.Any(partner => !IsSeenBy(caller, partner));

    /// <summary>Whether a unit could serve somewhere, or does: it is registered at a level that can be selected, or engaged already.</summary>
    public static bool IsReady(PledgeStatus status, ReadinessLevel? level, bool engaged) =>
        engaged || (status == PledgeStatus.Registered && level >= SelectionLevel.Least);

    private static bool IsReady(Pledge pledge) => IsReady(pledge.Status, pledge.Level, pledge.Engagement != PledgeEngagement.Pool);

    private static bool IsSeenBy(Caller caller, string partner) =>
        !caller.IsScoped || (caller.Contributor is { } state && partner.StartsWith($"{state}-", StringComparison.Ordinal));
}
