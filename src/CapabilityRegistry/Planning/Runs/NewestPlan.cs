namespace CapabilityRegistry.Planning.Runs;

/// <summary>The newest run that has planned for a requirement.</summary>
public sealed record NewestPlan
{
    public required string Run { get; init; }

    /// <summary>The day on which requests would go out.</summary>
    public required DateOnly AsOf { get; init; }
}
