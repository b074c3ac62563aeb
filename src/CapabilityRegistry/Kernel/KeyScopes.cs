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

    public const string VerificationVisit = "VV";

    public const string PreDeploymentVisit = "PDV";

    public const string Finding = "FIND";

    public const string Paper = "PAPER";

    public const string Comparison = "COMP";

    public const string Agreement = "RDLA";

    public const string Cap = "NCAP";

    public const string File = "FILE";

    public const string PolicyTerm = "TERM";

    public const string Condition = "COND";

    public const string Vetting = "VET";

    public const string Evaluation = "EVAL";

    /// <summary>An investigation.</summary>
    public const string Case = "CASE";

    public const string Share = "SHARE";

    public const string Deficiency = "DFCY";

    public const string HelpOffer = "HELP";

    public const string Recognition = "RECOG";

    public const string IndividualPledge = "INDIV";

    public const string TrainingPlace = "PLACE";

    public const string Run = "RUN";

    public const string Import = "IMP";

    public const string Token = "TOK";

    public const string Digest = "DGST";

    public const string Variation = "VAR";

    public const string Invitation = "INV";

    public const string Deployment = "DEP";

    public const string Weights = "WGT";

    /// <summary>Whether it is the key of an object that is kept under the code of its state, as pledges are: KAZ-00042.</summary>
    public static bool IsOfState(string key) =>
        key is { Length: > 4 } && key[3] == '-' && !key.AsSpan(0, 3).ContainsAnyExceptInRange('A', 'Z')
        && !key.AsSpan(4).ContainsAnyExceptInRange('0', '9') && !All.Contains(key[..3]);

    public static IReadOnlyList<string> All { get; } = [
        Statement, Goal, Visit, VerificationVisit, PreDeploymentVisit, Finding, Paper, Comparison, Agreement, Cap, Condition, File, PolicyTerm, Deficiency,
        HelpOffer, Share, Recognition, IndividualPledge, TrainingPlace, Vetting, Evaluation, Case,
        Run, Import, Token, Digest, Variation, Invitation, Deployment, Weights,
    ];
}
