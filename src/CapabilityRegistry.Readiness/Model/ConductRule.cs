namespace CapabilityRegistry.Readiness.Model;

/// <summary>What investigations of a unit mean for its selection, by a policy.</summary>
public sealed record ConductRule
{
    /// <summary>While a case is open.</summary>
    public required ConductEffect WhileOpen { get; init; }

    /// <summary>Once a case was closed as substantiated.</summary>
    public required ConductEffect Substantiated { get; init; }

    /// <summary>
    /// For how many months of the calendar, from the day on which it was closed, a substantiated case has its effect, 1 to 1,200; null if it has none.
    /// </summary>
    public int? Months { get; init; }

    /// <summary>Where that is written.</summary>
    public required Provenance From { get; init; }
}

/// <summary>What a case does, the least first.</summary>
public enum ConductEffect
{
    /// <summary>Nothing follows.</summary>
    None,

    /// <summary>Whoever asks for the unit is told, and says why it is asked for all the same.</summary>
    Warn,

    /// <summary>The unit is not chosen.</summary>
    Exclude,
}

/// <summary>An investigation of a unit.</summary>
/// <param name="Id">Its key, as whoever tells it calls it.</param>
/// <param name="ClosedOn">The first day on which it is open no longer; null while it is.</param>
/// <param name="Substantiated">Whether it was closed as substantiated.</param>
public sealed record UnitCase(string Id, DateOnly OpenedOn, DateOnly? ClosedOn, bool Substantiated);

/// <summary>A time in which a case has an effect.</summary>
/// <param name="Case">The key of the case.</param>
/// <param name="Effect">Never none.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day on which it has it no longer; null if there is none.</param>
public sealed record ConductTime(string Case, ConductEffect Effect, DateOnly From, DateOnly? Until);
