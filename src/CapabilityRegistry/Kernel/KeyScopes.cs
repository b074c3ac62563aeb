namespace CapabilityRegistry.Kernel;

/// <summary>
/// Prefixes of keys of objects that belong to no state and no mission. States have three letters (ISO 3166-1 alpha-3), missions more; the
/// import refuses both if they equal one of these, so keys of different kinds never collide.
/// </summary>
public static class KeyScopes
{
    public const string Statement = "STMT";

    public const string Goal = "GOAL";

    public const string Visit = "AAV";

    public const string Run = "RUN";

    public const string Token = "TOK";

    public const string Variation = "VAR";

    public const string Invitation = "INV";

    public const string Deployment = "DEP";

    public const string Weights = "WGT";

    /// <summary>The prefixes with three letters, as for a state, as part of a regular expression.</summary>
    public const string LikeStates = $"{Visit}|{Run}|{Token}|{Variation}|{Invitation}|{Deployment}|{Weights}";

    public static IReadOnlyList<string> All { get; } = [Statement, Goal, .. LikeStates.Split('|')];
}
