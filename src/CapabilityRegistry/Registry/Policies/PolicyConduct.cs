using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Registry.Policies;

/// <summary>What investigations of a unit mean for its selection.</summary>
public sealed record PolicyConduct
{
    /// <summary>While a case is open.</summary>
    public required InvestigationEffect WhileOpen { get; init; }

    /// <summary>Once a case was closed as substantiated.</summary>
    public required InvestigationEffect Substantiated { get; init; }

    /// <summary>
    /// For how many months of the calendar, from the day on which it was closed; null if and only if nothing follows. The first day of what the unit is needed
    /// for is held against them, as it is with vetting: for what begins later it can be selected at once.
    /// </summary>
    [Range(1, 1200)]
    public int? Months { get; init; }

    /// <summary>Where that is written.</summary>
    [StringLength(400, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Source { get; init; }

    [CodeOf("Certainty")]
    public required string Certainty { get; init; }
}

/// <summary>What an investigation does to the selection of a unit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InvestigationEffect>))]
public enum InvestigationEffect
{
    /// <summary>Nothing follows.</summary>
    [JsonStringEnumMemberName("none")]
    None = ConductEffect.None,

    /// <summary>Whoever invites or selects the unit is told, and says why.</summary>
    [JsonStringEnumMemberName("warn")]
    Warn = ConductEffect.Warn,

    /// <summary>The unit is no candidate and no supply, as one that was barred; what says so names the case as the reason.</summary>
    [JsonStringEnumMemberName("exclude")]
    Exclude = ConductEffect.Exclude,
}

/// <summary>A time in which a case has an effect on the selection of a unit.</summary>
/// <param name="Pledge">The key of its pledge.</param>
/// <param name="Case">The key of the case.</param>
/// <param name="IsOpen">Whether the case is open in it; else it was closed as substantiated.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day on which it has it no longer; null if there is none.</param>
public sealed record InvestigationTime(string Pledge, string Case, InvestigationEffect Effect, bool IsOpen, DateOnly From, DateOnly? Until)
{
    public bool Covers(DateOnly day) => From <= day && !(Until <= day);

    /// <summary>Whether it warns whoever chooses the unit: on the first day for which it is needed, or today if that is past.</summary>
    public bool WarnsOf(DateOnly neededFrom, DateOnly today) =>
        Effect == InvestigationEffect.Warn && Covers(neededFrom > today ? neededFrom : today);
}
