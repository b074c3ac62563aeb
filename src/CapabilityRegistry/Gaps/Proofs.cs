using CapabilityRegistry.Matching;

namespace CapabilityRegistry.Gaps;

public static class Proofs
{
    /// <summary>The proof status of a figure that rests on several plans: the weakest of theirs.</summary>
    public static string Together(IEnumerable<string> proofs) => proofs.Distinct().ToList() switch
    {
        [] or [Proof.Optimal] => Proof.Optimal,
        var all when all.Contains(Proof.Unknown) => Proof.Unknown,
        _ => Proof.Feasible,
    };
}
