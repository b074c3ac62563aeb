namespace CapabilityRegistry.Matching.Rules;

/// <summary>Which rules these are: criteria, points, order of objectives, tie-break, explanations.</summary>
public static class RuleSet
{
    /// <summary>
    /// Goes up by one whenever the same input may give another plan or another explanation. A test holds the rules
    /// against a fingerprint, so that nobody forgets.
    /// </summary>
    public const string Version = "5";
}
