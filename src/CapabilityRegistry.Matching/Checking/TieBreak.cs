namespace CapabilityRegistry.Matching.Checking;

/// <summary>
/// Tie-break hash, written a second time: FNV-1a over "need, line feed, offer", finalizer of MurmurHash3, top 30 bits, from 1.
/// </summary>
internal static class TieBreak
{
    public static long Of(string need, string offer)
    {
        ulong hash = 14695981039346656037;
        foreach (var letter in $"{need}\n{offer}")
        {
            hash = unchecked((hash ^ letter) * 1099511628211);
        }

        foreach (var factor in new[] { 0xff51afd7ed558ccd, 0xc4ceb9fe1a85ec53 })
        {
            hash = unchecked((hash ^ (hash >> 33)) * factor);
        }

        return 1 + (long)((hash ^ (hash >> 33)) >> 34);
    }
}
