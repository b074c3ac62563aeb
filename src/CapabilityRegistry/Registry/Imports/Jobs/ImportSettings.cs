using System.ComponentModel.DataAnnotations;

namespace CapabilityRegistry.Registry.Imports.Jobs;

/// <summary>The section Imports of the configuration: how many uploaded lists this process works on, and how long they are kept.</summary>
public sealed record ImportSettings
{
    public const string Section = "Imports";

    /// <summary>How many imports this process works on at a time; 0 if it only answers and others do the work.</summary>
    [Range(0, 64, ErrorMessage = "must be a number from {1} to {2}")]
    public int JobsAtOnce { get; init; } = 1;

    /// <summary>How many imports of one caller may wait or be worked on.</summary>
    [Range(1, 100_000, ErrorMessage = "must be a number from {1} to {2}")]
    public int PerCaller { get; init; } = 5;

    /// <summary>How many days a file and what came of its rows are kept.</summary>
    [Range(1, 3_650, ErrorMessage = "must be a number of days from {1} to {2}")]
    public int Days { get; init; } = 30;
}
