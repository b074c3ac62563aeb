using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>One rule of the selection. The same rule filters, explains, repairs and scores, so that these cannot disagree.</summary>
public sealed record Criterion
{
    internal Criterion(string code, string name, string field, Rule rule, Func<Weights, int>? weight = null, bool varies = false) =>
        (Code, Name, Field, Rule, WeightIn, MayVary) = (code, name, field, rule, weight, varies);

    /// <summary>Permanent, in kebab-case; names what is wrong when the rule fails.</summary>
    public string Code { get; }

    /// <summary>Permanent, in kebab-case; names what is good when the rule passes, and so what the points are given for.</summary>
    public string Name { get; }

    /// <summary>The field of the pledge that the rule reads, as its path in the API.</summary>
    public string Field { get; }

    /// <summary>
    /// Whether a variation can cover it. A shortfall may be agreed in what a unit brings, and when; not in whether its pledge is in
    /// force, whether it is cleared and free, and whether the mission accepts its contributor.
    /// </summary>
    public bool MayVary { get; }

    /// <summary>Whether it gives points.</summary>
    public bool Scores => WeightIn is not null;

    internal Rule Rule { get; }

    internal Func<Weights, int>? WeightIn { get; }
}
