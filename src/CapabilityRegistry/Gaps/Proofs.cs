using CapabilityRegistry.Matching;

namespace CapabilityRegistry.Gaps;

public static class Proofs
{
    /// <summary>How far a figure is proven that rests on several plans: no further than the least of them.</summary>
    public static string Together(IEnumerable<string> proofs) => proofs.Distinct().ToList() switch
    {
        [] or [Proof.Optimal] => Proof.Optimal,
        var all when all.Contains(Proof.Unknown) => Proof.Unknown,
        _ => Proof.Feasible,
    };
}
