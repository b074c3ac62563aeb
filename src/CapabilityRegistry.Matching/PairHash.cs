namespace CapabilityRegistry.Matching;

/// <summary>
/// A number for a pair of ids that is the same on every machine and in every run, so that ties are broken by the data
/// alone, and without favouring whoever comes first in the alphabet. FNV-1a over the UTF-16 units, then the 64-bit
/// finalizer of MurmurHash3: FNV alone is nearly additive in the last character, and sums of it would tie.
/// </summary>
internal static class PairHash
{
    /// <summary>
    /// Values run from 1 to 2^30. With n pairs a tie of two best plans has a chance below n / 2^30 (isolation lemma:
    /// Mulmuley, Vazirani and Vazirani, 1987).
    /// </summary>
    private const int Bits = 30;

    public static long Of(string needId, string offerId)
    {
        var hash = Mix(Fnv1a(offerId, Fnv1a("\n", Fnv1a(needId, 0xcbf29ce484222325UL))));
        return (long)(hash >> (64 - Bits)) + 1;
    }

    // A loop, as this runs for every pair of a portfolio.
    private static ulong Fnv1a(string text, ulong hash)
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
