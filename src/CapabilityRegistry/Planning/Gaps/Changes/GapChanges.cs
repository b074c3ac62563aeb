using CapabilityRegistry.Kernel;


namespace CapabilityRegistry.Planning.Gaps.Changes;

/// <summary>
/// How the gap differs between two times, and why: what the registry knew at the end of the first day of the needs of
/// that day, against what it knew at the end of the second. The causes add up to the difference exactly.
/// </summary>
public sealed record GapChanges
{
    public required GapAtTime From { get; init; }

    public required GapAtTime To { get; init; }

    /// <summary>How far the plans are proven that the figures rest on: optimal, feasible or unknown.</summary>
    [CodeOf("PlanProof")]
    public required string Proof { get; init; }

    /// <summary>How many more requirements are unmet than were; less than zero if fewer are.</summary>
    public required int Unmet { get; init; }

    /// <summary>How much more is missing than was, for each measure in which there is a difference; less than zero if less is.</summary>
    public required IReadOnlyList<MeasuredAmount> Missing { get; init; }

    /// <summary>
    /// In the order in which they are taken into account, each on top of those before: what one of them shows depends
    /// on that order. Causes with nothing behind them are left out.
    /// </summary>
    public required IReadOnlyList<CauseOfChange> Causes { get; init; }
}

/// <summary>The gap at one of the two times.</summary>
public sealed record GapAtTime
{
    /// <summary>The day at whose end the knowledge is taken, and on which requests would go out.</summary>
    public required DateOnly KnownOn { get; init; }

    /// <summary>The last event that was known.</summary>
    public required long Seq { get; init; }

    /// <summary>The day of the needs.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Requirements that the best plan did not fill completely, and how much was missing.</summary>
    public required LinkedAmounts Unmet { get; init; }
}

/// <summary>What one cause did to the gap.</summary>
public sealed record CauseOfChange
{
    public required GapCause Cause { get; init; }

    /// <summary>The requirements, pledges or deployments that it is about.</summary>
    public required LinkedCount Objects { get; init; }

    /// <summary>How many more requirements are unmet for it; less than zero if fewer are.</summary>
    public required int Unmet { get; init; }

    /// <summary>How much more is missing for it, for each measure in which there is a difference; less than zero if less is.</summary>
    public required IReadOnlyList<MeasuredAmount> Missing { get; init; }
}
