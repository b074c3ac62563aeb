namespace CapabilityRegistry.Planning.Reasons;

/// <summary>Criteria whose points depend on other states too: who may see one state only is not told of them.</summary>
public static class PointsOfOthers
{
    /// <summary>The code that stands for every criterion that would disclose which states a mission prefers or excludes.</summary>
    public const string NotSought = "contributor-not-sought";

    /// <summary>Their codes.</summary>
    public static IReadOnlyList<string> Criteria { get; } = ["burden"];
}
