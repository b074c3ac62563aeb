namespace CapabilityRegistry.Matching.Rules;

internal static class Merits
{
    /// <summary>Nothing could be better.</summary>
    public const int Full = 1000;

    /// <summary>
    /// <see cref="Full"/> in proportion to reached / full, rounded down and kept within 0 and full.
    /// Never falls when <paramref name="reached"/> grows, which is what makes the whole score monotone.
    /// </summary>
    public static int Share(long reached, long full) => (int)(Full * Math.Clamp(reached, 0, full) / full);
}
