namespace CapabilityRegistry.Matching.Model;

/// <summary>What the criteria say of one offer for one need: all judgements together.</summary>
public sealed record PairEvaluation
{
    /// <summary>The need.</summary>
    public required string NeedId { get; init; }

    /// <summary>The offer.</summary>
    public required string OfferId { get; init; }

    /// <summary>True when no criterion fails.</summary>
    public required bool Eligible { get; init; }

    /// <summary>0 to the sum of the weights; 0 when not eligible.</summary>
    public required int Score { get; init; }

    /// <summary>The points of each criterion, which add up to the score; empty when not eligible.</summary>
    public required IReadOnlyList<ScorePart> Breakdown { get; init; }

    /// <summary>Every criterion that fails, not only the first.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }

    /// <summary>Every line that falls short and passes because a variation covers it.</summary>
    public IReadOnlyList<VariationUsed> Variations { get; init; } = [];
}

/// <summary>The points of one criterion.</summary>
/// <param name="Code">The criterion's code.</param>
/// <param name="Points">Points earned.</param>
/// <param name="OutOf">Points that could be earned: the weight of the criterion.</param>
public sealed record ScorePart(string Code, int Points, int OutOf);

/// <summary>A criterion that the offer fails.</summary>
/// <param name="Code">The criterion's code.</param>
/// <param name="Field">The field of the pledge that was read.</param>
/// <param name="Required">What the need asks for.</param>
/// <param name="Actual">What the offer brings.</param>
public sealed record Failure(string Code, string Field, string Required, string Actual);

/// <summary>A line that falls short and passes because a variation covers it.</summary>
/// <param name="Id">Id of the variation.</param>
/// <param name="AgreedBy">Who agreed.</param>
/// <param name="Code">The criterion that would fail without it.</param>
/// <param name="Item">The line of it; null for the criterion as a whole.</param>
/// <param name="Required">What the need asks for.</param>
/// <param name="Actual">What the offer brings.</param>
public sealed record VariationUsed(string Id, string AgreedBy, string Code, string? Item, string Required, string Actual);

/// <summary>What one criterion says of an offer, whether it passes or not.</summary>
/// <param name="Code">The criterion's code.</param>
/// <param name="Field">The field of the pledge that was read.</param>
/// <param name="Passes">Whether the offer passes, by itself or by a variation.</param>
/// <param name="Required">What the need asks for.</param>
/// <param name="Actual">What the offer brings.</param>
/// <param name="Points">Points that it earns if every other criterion passes; 0 when this one fails.</param>
/// <param name="OutOf">Points that could be earned; 0 for a criterion that only says yes or no.</param>
/// <param name="Variations">The lines that fall short and pass because a variation covers them.</param>
public sealed record Judgement(
    string Code, string Field, bool Passes, string Required, string Actual, int Points, int OutOf, IReadOnlyList<VariationUsed> Variations);
