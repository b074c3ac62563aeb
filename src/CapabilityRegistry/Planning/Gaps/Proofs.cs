using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Gaps;

public static class Proofs
{
    /// <summary>The proof status of a figure that rests on several plans: the weakest of theirs.</summary>
    public static string Weakest(IEnumerable<string> proofs) => proofs.Distinct().ToList() switch
    {
        [] or [ProofStatus.Optimal] => ProofStatus.Optimal,
        var all when all.Contains(ProofStatus.Unknown) => ProofStatus.Unknown,
        _ => ProofStatus.Feasible,
    };
}
