using System.ComponentModel.DataAnnotations;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>The section Matching of the configuration: how much matching this process does, and how long what-ifs are kept.</summary>
public sealed record MatchSettings
{
    public const string Section = "Matching";

    /// <summary>How many runs this process carries out at a time; 0 if it only answers and others carry them out.</summary>
    [Range(0, 64, ErrorMessage = "must be a number from {1} to {2}")]
    public int JobsAtOnce { get; init; } = 1;

    /// <summary>How many runs may wait or be carried out, over all processes and callers.</summary>
    [Range(1, 100_000, ErrorMessage = "must be a number from {1} to {2}")]
    public int QueueLength { get; init; } = 50;

    /// <summary>How many of them may be of one caller.</summary>
    [Range(1, 100_000, ErrorMessage = "must be a number from {1} to {2}")]
    public int PerCaller { get; init; } = 10;

    /// <summary>How many days a what-if is kept after it has ended.</summary>
    [Range(1, 3_650, ErrorMessage = "must be a number of days from {1} to {2}")]
    public int ScenarioDays { get; init; } = 30;

    public TimeSpan KeepScenarios => TimeSpan.FromDays(ScenarioDays);
}
