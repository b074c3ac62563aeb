using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>Commitments that prevent the withdrawal of a pledge.</summary>
public static class Commitments
{
    /// <param name="keys">Invitations not yet settled and deployments under way, by key.</param>
    public static Refusal StillCommitted(IReadOnlyList<string> keys) => new(
        "committed", "A pledge is withdrawn when nothing rests on it any more: decline its invitations; a deployment is ended by the Secretariat.",
        [.. keys.Select(key => Fault.At("/engagement", "committed", "no open or accepted invitation and no deployment under way", key))]);
}
