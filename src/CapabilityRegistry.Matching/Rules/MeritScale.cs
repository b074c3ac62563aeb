namespace CapabilityRegistry.Matching.Rules;

internal static class MeritScale
{
    /// <summary>The merit of an offer that could not be better.</summary>
    public const int Full = 1000;

    /// <summary>
    /// <see cref="Full"/> in proportion to reached / full, rounded down and kept within 0 and full.
    /// Never falls when <paramref name="reached"/> grows, which is what makes the whole score monotone.
    /// </summary>
    public static int InProportion(long reached, long full)
    {
        var part = Math.Clamp(reached, 0, full);
        // The short division is several times faster, and millions of pairs are scored at once.
        return full <= uint.MaxValue / Full ? (int)((uint)Full * (uint)part / (uint)full) : (int)(Full * part / full);
    }
}
