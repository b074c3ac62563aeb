namespace CapabilityRegistry.Planning.Reasons;

/// <summary>Criteria whose points depend on other states too: who may see one state only is not told of them.</summary>
public static class PointsOfOthers
{
    /// <summary>Their codes.</summary>
    public static IReadOnlyList<string> Criteria { get; } = ["burden"];
}
