namespace CapabilityRegistry.Matching;

/// <summary>What the criteria say of one offer for one need.</summary>
public sealed record Verdict
{
    public required string NeedId { get; init; }

    public required string OfferId { get; init; }

    /// <summary>True when no criterion fails.</summary>
    public required bool Eligible { get; init; }

    /// <summary>0 to 1000; 0 when not eligible.</summary>
    public required int Score { get; init; }

    /// <summary>The score, part by part; empty when not eligible.</summary>
    public required IReadOnlyList<ScorePart> Breakdown { get; init; }

    /// <summary>Every criterion that fails, not only the first.</summary>
    public required IReadOnlyList<Failure> Failures { get; init; }
}

/// <param name="Code">The criterion's code.</param>
/// <param name="Points">Points earned.</param>
/// <param name="OutOf">Points that could be earned.</param>
public sealed record ScorePart(string Code, int Points, int OutOf);

/// <param name="Code">The criterion's code.</param>
/// <param name="Field">The field of the pledge that was read.</param>
/// <param name="Required">What the need asks for.</param>
/// <param name="Actual">What the offer brings.</param>
public sealed record Failure(string Code, string Field, string Required, string Actual);
