using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Policies;

/// <summary>
/// What each readiness level demands, for how long it stays met and what follows when it lapses. It never changes; from when it holds, a term says.
/// </summary>
public sealed record LevelPolicy : LevelPolicyContent, IVersioned
{
    /// <summary>Always 1: another rule is another policy.</summary>
    public required int Version { get; init; }

    /// <summary>The day on which it was recorded here; null for those that are part of the program.</summary>
    public DateOnly? StatedOn { get; init; }
}

/// <summary>What a policy says.</summary>
public record LevelPolicyContent
{
    /// <summary>A short name that stays, such as pcrs-2024.</summary>
    [RegularExpression(Patterns.ReadinessPolicy)]
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public required string Name { get; init; }

    /// <summary>In the order in which people read them. A level has each gate once at most.</summary>
    [MinLength(1)]
    [MaxLength(64)]
    public required IReadOnlyList<PolicyGate> Gates { get; init; }

    /// <summary>What investigations of a unit mean for its selection; null if nothing.</summary>
    public PolicyConduct? Conduct { get; init; }
}

/// <summary>One condition of one level.</summary>
public sealed record PolicyGate
{
    /// <summary>The level that needs it, and with it every level above.</summary>
    public required ReadinessLevel Level { get; init; }

    /// <summary>What is needed, by the code with which a raise is refused without it.</summary>
    [CodeOf("GateCode")]
    public required string Gate { get; init; }

    /// <summary>For how long evidence counts; null for as long as nothing newer says otherwise.</summary>
    public PolicyValidity? Validity { get; init; }

    /// <summary>The longest response time that an agreement may state, in days; null for any, and for every other gate.</summary>
    [Range(1, 365)]
    public int? MaxResponseDays { get; init; }

    /// <summary>What follows when it lapses by time alone; null if nothing does before somebody decides.</summary>
    public PolicyLapse? Lapse { get; init; }

    /// <summary>Where it is written that the level has this gate.</summary>
    [StringLength(400, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Source { get; init; }

    [CodeOf("Certainty")]
    public required string Certainty { get; init; }
}

/// <summary>For how long evidence counts, in months of the calendar.</summary>
public sealed record PolicyValidity
{
    /// <summary>From the day of the evidence to the first day on which it does not count any more.</summary>
    [Range(1, 1200)]
    public required int Months { get; init; }

    /// <summary>The period that registration opens; null if it is as long as the others. For renewals only.</summary>
    [Range(1, 1200)]
    public int? FirstMonths { get; init; }

    /// <summary>
    /// How long the unit can wait undeployed at the level before anything is needed; null if from the first day. For self-certifications only.
    /// </summary>
    [Range(1, 1200)]
    public int? StartsAfterMonthsUndeployed { get; init; }

    /// <summary>Where the months are written.</summary>
    [StringLength(400, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Source { get; init; }

    [CodeOf("Certainty")]
    public required string Certainty { get; init; }
}

/// <summary>What follows when a gate lapses by time alone.</summary>
public sealed record PolicyLapse
{
    /// <summary>The level that is left, below that of the gate; null if the whole pledge lapses.</summary>
    public ReadinessLevel? LowersTo { get; init; }

    /// <summary>Days between the lapse of the gate and what follows. In these days the gate is not met and the level is kept.</summary>
    [Range(0, 3650)]
    public int GraceDays { get; init; }

    /// <summary>How many days before the lapse of the gate somebody is reminded.</summary>
    [MaxLength(10)]
    public IReadOnlyList<int> ReminderDays { get; init; } = [];

    /// <summary>
    /// Whether a unit that falls below the level asked for within a need is no candidate for it; if not, it only ranks lower. One that falls before the need
    /// begins never is.
    /// </summary>
    public bool ExcludesFromNeeds { get; init; }

    /// <summary>Where all that is written.</summary>
    [StringLength(400, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Source { get; init; }

    [CodeOf("Certainty")]
    public required string Certainty { get; init; }
}
