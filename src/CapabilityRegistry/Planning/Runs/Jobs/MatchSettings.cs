namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>How much matching this process does, and how long what-ifs are kept.</summary>
public sealed record MatchSettings
{
    private const string Section = "Matching";

    /// <summary>How many runs this process carries out at a time; 0 if it only answers and others carry them out.</summary>
    public required int JobsAtOnce { get; init; }

    /// <summary>How many runs may wait or be carried out, over all processes and callers.</summary>
    public required int QueueLength { get; init; }

    /// <summary>How many of them may be of one caller.</summary>
    public required int PerCaller { get; init; }

    /// <summary>How long a what-if is kept after it has ended.</summary>
    public required TimeSpan KeepScenarios { get; init; }

    /// <summary>The name of this process among those on one database.</summary>
    public string Instance { get; } = $"{Guid.NewGuid():N}";

    /// <exception cref="InvalidOperationException">A setting is no number in its range.</exception>
    public static MatchSettings From(IConfiguration configuration)
    {
        return new MatchSettings
        {
            JobsAtOnce = Number(nameof(JobsAtOnce), 1, 0, 64),
            QueueLength = Number(nameof(QueueLength), 50, 1, 100_000),
            PerCaller = Number(nameof(PerCaller), 10, 1, 100_000),
            KeepScenarios = TimeSpan.FromDays(Number("ScenarioDays", 30, 1, 3_650)),
        };

        int Number(string name, int usual, int least, int most) => configuration[$"{Section}:{name}"] switch
        {
            null => usual,
            var text when int.TryParse(text, out var number) && number >= least && number <= most => number,
            var text => throw new InvalidOperationException($"{Section}:{name} must be a number from {least} to {most}, found '{text}'."),
        };
    }
}
