using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>One rule of the selection. The same rule filters, explains, repairs and scores, so that these cannot disagree.</summary>
public sealed record Criterion
{
    internal Criterion(string code, string field, Rule rule, Func<Weights, int>? weight = null, bool varies = false) =>
        (Code, Field, Rule, WeightIn, MayVary) = (code, field, rule, weight, varies);

    /// <summary>Permanent, in kebab-case; names what is wrong when the rule fails.</summary>
    public string Code { get; }

    /// <summary>The field of the pledge that the rule reads, as its path in the API.</summary>
    public string Field { get; }

    /// <summary>
    /// Whether a variation can cover it. What a unit brings, and when, may be agreed to fall short; whether it is in
    /// force, cleared, free and wanted may not.
    /// </summary>
    public bool MayVary { get; }

    /// <summary>Whether it gives points.</summary>
    public bool Scores => WeightIn is not null;

    internal Rule Rule { get; }

    internal Func<Weights, int>? WeightIn { get; }
}
