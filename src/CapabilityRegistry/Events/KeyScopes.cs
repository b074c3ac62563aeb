namespace CapabilityRegistry.Events;

/// <summary>
/// What keys begin with that are of no state and no mission. States have three letters (ISO 3166-1 alpha-3) and missions
/// have more; the catalogue takes over neither under one of these, so no two kinds of objects ever share a key.
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

    /// <summary>Those that have as many letters as a state, as part of a regular expression.</summary>
    public const string LikeStates = $"{Visit}|{Run}|{Token}|{Variation}|{Invitation}|{Deployment}|{Weights}";

    public static IReadOnlyList<string> All { get; } = [Statement, Goal, .. LikeStates.Split('|')];
}
