namespace CapabilityRegistry.Matching.Rules;

/// <summary>Version of the rules: criteria, points, order of stages, tie-break, explanations.</summary>
public static class RuleSet
{
    /// <summary>
    /// Goes up by one whenever the same input may give another plan or another explanation. A test compares the rules with a
    /// fingerprint, so that no change goes unnoticed.
    /// </summary>
    public const string Version = "19";
}
