namespace CapabilityRegistry.Matching.Rules;

/// <summary>
/// A number for a pair of ids that is the same on every machine and in every run, so that ties are broken by the data
/// alone, and without favouring ids that come first in the alphabet. FNV-1a over the UTF-16 units, then the 64-bit
/// finalizer of MurmurHash3: FNV alone is nearly additive in the last character, and sums of it would tie.
/// </summary>
internal static class PairHash
{
    /// <summary>
    /// Values run from 1 to 2^30. With n pairs a tie of two best plans has a chance below n / 2^30 (isolation lemma:
    /// Mulmuley, Vazirani and Vazirani, 1987).
    /// </summary>
    public const int Bits = 30;

    public static long Of(string needId, string offerId) => new Prefix(needId).With(offerId);

    /// <summary>The part of the hash that all offers of one need share.</summary>
    public readonly struct Prefix(string needId)
    {
        private readonly ulong hash = Fnv1a(Fnv1a(0xcbf29ce484222325UL, needId), "\n");

        public long With(string offerId) => (long)(Mix(Fnv1a(hash, offerId)) >> (64 - Bits)) + 1;
    }

    private static ulong Fnv1a(ulong hash, string text)
    {
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 0x100000001b3UL;
        }

        return hash;
    }

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return hash ^ (hash >> 33);
    }
}
