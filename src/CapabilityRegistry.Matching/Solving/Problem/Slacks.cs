namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>Slacks of pairs (reduced costs): how far every plan that holds the pair stays from the bound.</summary>
internal static class Slacks
{
    /// <summary>Pairs that no plan holds which loses this much or less against the bound, those excluded before included.</summary>
    public static bool[] Excluding(IReadOnlyList<Int128> slack, Int128 loss, IReadOnlyList<bool> excluded) =>
        [.. slack.Select((value, i) => excluded[i] || value > loss)];
}
