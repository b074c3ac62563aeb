namespace CapabilityRegistry.Readiness.Model;

/// <summary>What a policy says of one gate of one level.</summary>
public sealed record GateRule
{
    /// <summary>The level that needs it, and with it every level above.</summary>
    public required UnitLevel Level { get; init; }

    /// <summary>What is needed.</summary>
    public required GateKind Kind { get; init; }

    /// <summary>For how long evidence counts; null for as long as nothing newer says otherwise.</summary>
    public Validity? Validity { get; init; }

    /// <summary>The longest response time that an agreement may state, in days, 1 or more; null for any, and for every other kind.</summary>
    public int? MaxResponseDays { get; init; }

    /// <summary>What follows when the gate lapses by time alone; null if nothing does before somebody decides.</summary>
    public LapseRule? Lapse { get; init; }

    /// <summary>Where it is written that the level has this gate.</summary>
    public required Provenance From { get; init; }
}

/// <summary>For how long evidence counts. Months are those of the calendar.</summary>
public sealed record Validity
{
    /// <summary>Months from the day of the evidence to the first day on which it does not count any more, 1 to 1,200.</summary>
    public required int Months { get; init; }

    /// <summary>Months of the period that registration opens; null if it is as long as the others. For <see cref="GateKind.PledgeRenewed"/> only.</summary>
    public int? FirstMonths { get; init; }

    /// <summary>
    /// Months, 1 to 1,200, that the unit can wait undeployed at the level before the gate needs anything; null if it does from the first day.
    /// For <see cref="GateKind.SelfCertified"/> only.
    /// </summary>
    public int? StartsAfterMonthsUndeployed { get; init; }

    /// <summary>Where the months are written.</summary>
    public required Provenance From { get; init; }
}

/// <summary>What follows when a gate lapses by time alone.</summary>
public sealed record LapseRule
{
    /// <summary>What is taken away.</summary>
    public required Consequence Consequence { get; init; }

    /// <summary>Days between the lapse of the gate and its consequence, 0 to 3,650. In these days the gate is not met and the level is kept.</summary>
    public int GraceDays { get; init; }

    /// <summary>
    /// Whether a unit that this will take below the level asked for, before a need ends, is not to be chosen for it; if not, it only ranks lower. What falls
    /// before the need begins is never chosen.
    /// </summary>
    public bool ExcludesFromNeeds { get; init; }

    /// <summary>How many days before the lapse of the gate somebody is reminded, each 1 to 3,650.</summary>
    public IReadOnlyList<int> ReminderDays { get; init; } = [];

    /// <summary>Where the consequence, the grace, the reminders and what follows for needs are written.</summary>
    public required Provenance From { get; init; }
}

/// <summary>What a lapse takes away.</summary>
/// <param name="LowersTo">The level that is left; null if the whole pledge lapses.</param>
public sealed record Consequence(UnitLevel? LowersTo)
{
    /// <summary>The pledge lapses.</summary>
    public static Consequence LapsePledge { get; } = new((UnitLevel?)null);

    /// <summary>A lower level is left.</summary>
    public static Consequence LowerTo(UnitLevel level) => new(level);
}

/// <summary>Where a rule comes from, and how sure that is.</summary>
/// <param name="Source">The document or page, or in words who reads it so.</param>
public sealed record Provenance(string Source, Certainty Certainty);

/// <summary>How sure a rule is.</summary>
public enum Certainty
{
    /// <summary>S: read in the official document or page named.</summary>
    Official,

    /// <summary>R: reported by the press or a secondary page.</summary>
    Reported,

    /// <summary>I: a reading of those who keep the policy.</summary>
    Interpreted,

    /// <summary>M: from memory, not verified.</summary>
    FromMemory,
}
