using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Planning.Runs.Weights;

namespace CapabilityRegistry.Planning.Runs;

/// <summary>What to plan, within what, and for how long at most.</summary>
public sealed record StartMatchRunRequest
{
    public const int UsualSeconds = 20;

    /// <summary>Only requirements of these missions; empty for all, capacity goals too.</summary>
    [MaxLength(30)]
    public IReadOnlyList<string> Missions { get; init; } = [];

    /// <summary>Only requirements for these unit types; empty for all.</summary>
    [MaxLength(100)]
    public IReadOnlyList<string> UnitTypes { get; init; } = [];

    /// <summary>
    /// Only these requirements; empty for all in force. Where a requirement of a bundle takes part, by whatever filter, the rest of the bundle does too.
    /// </summary>
    [MaxLength(500)]
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>Only requirements that are needed on this day or later.</summary>
    public DateOnly? NeededFrom { get; init; }

    /// <summary>Only requirements whose need begins on this day or before.</summary>
    public DateOnly? NeededUntil { get; init; }

    /// <summary>What quality is worth: a set of /v1/match-weights by its key. Not together with weights.</summary>
    [RegularExpression(MatchWeights.KeyPattern)]
    public string? WeightSet { get; init; }

    /// <summary>What quality is worth in this run; what is left out has its default. Not together with weightSet.</summary>
    public WeightValues? Weights { get; init; }

    /// <summary>
    /// Pairs that the plan must hold. How much a pinned pledge covers is not said: of several, the best cover first, and the last one may take a part.
    /// </summary>
    [MaxLength(200)]
    public IReadOnlyList<PinnedPair> Pins { get; init; } = [];

    /// <summary>Pairs that the plan must not hold.</summary>
    [MaxLength(500)]
    public IReadOnlyList<BannedPair> Bans { get; init; } = [];

    /// <summary>
    /// Pledges that must not serve in the same mission at an overlapping time. Either may be one that is only selected or deployed there already.
    /// </summary>
    [MaxLength(200)]
    public IReadOnlyList<ForbiddenTogether> Forbidden { get; init; } = [];

    /// <summary>The run whose plan is in force: it is changed as little as the fill allows.</summary>
    [RegularExpression(Patterns.Run)]
    public string? Previous { get; init; }

    /// <summary>
    /// Seconds after which the best plan so far is taken and its proof reported as incomplete. On each objective the search
    /// stops after a tenth of it as the solver counts its work, which is the same on every machine: so a run that stopped
    /// there gives the same plan when it is replayed.
    /// </summary>
    [Range(1, 60)]
    [DefaultValue(UsualSeconds)]
    public int TimeLimitSeconds { get; init; } = UsualSeconds;

    /// <summary>What would be if …: written nowhere but in this run's own input, and kept for a time only.</summary>
    public Scenario? Scenario { get; init; }
}

/// <summary>A pair that somebody decided on.</summary>
public sealed record PinnedPair
{
    /// <summary>A requirement, or a slot of one that is split: MINUSCA-00007 or MINUSCA-00007/2.</summary>
    public required string Requirement { get; init; }

    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>Why; shown in the dossier.</summary>
    [StringLength(400, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }
}

/// <summary>A pledge that somebody ruled out.</summary>
public sealed record BannedPair
{
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>For this requirement, or this slot of one, only; for all of them if left out.</summary>
    public string? Requirement { get; init; }

    /// <summary>Why; shown in the dossier.</summary>
    [StringLength(400, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }
}

/// <summary>Two pledges that must not serve in the same mission at an overlapping time; one after the other they may.</summary>
public sealed record ForbiddenTogether
{
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    [RegularExpression(Patterns.Pledge)]
    public required string Other { get; init; }

    /// <summary>Why; shown in the dossier.</summary>
    [StringLength(400, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }
}
