namespace CapabilityRegistry.Matching;

internal static class Points
{
    public const int OfType = 200;
    public const int OfLevel = 250;
    public const int OfResponse = 200;
    public const int OfAvailability = 100;
    public const int OfCaveats = 100;
    public const int OfWomen = 150;

    /// <summary>
    /// <paramref name="most"/> in proportion to reached / full, rounded down and kept within 0 and most.
    /// Never falls when <paramref name="reached"/> grows, which is what makes the whole score monotone.
    /// </summary>
    public static int Share(int most, long reached, long full) =>
        (int)(most * Math.Clamp(reached, 0, full) / full);
}
