namespace CapabilityRegistry.Matching;

/// <summary>One rule of the selection. The same rule filters, explains and scores, so the three cannot disagree.</summary>
/// <param name="Code">Permanent, in kebab-case; names what is wrong when the rule fails.</param>
/// <param name="Field">The field of the pledge that the rule reads, as its path in the API.</param>
/// <param name="Points">The most that the rule adds to the score; 0 for a rule that only says yes or no.</param>
/// <param name="Judge">The rule itself. It depends on its arguments alone.</param>
public sealed record Criterion(string Code, string Field, int Points, Func<Need, Offer, DateOnly, Judgement> Judge);

/// <param name="Passes">Whether the offer satisfies the rule.</param>
/// <param name="Required">What the need asks for, in a few words.</param>
/// <param name="Actual">What the offer brings, in a few words.</param>
/// <param name="Points">0 to the points of the criterion; without meaning when the rule fails.</param>
public sealed record Judgement(bool Passes, string Required, string Actual, int Points = 0);
