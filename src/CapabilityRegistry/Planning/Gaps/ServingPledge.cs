namespace CapabilityRegistry.Planning.Gaps;

/// <summary>A pledge that serves a requirement in a plan.</summary>
public sealed record ServingPledge
{
    public required string Pledge { get; init; }

    public required string Contributor { get; init; }

    /// <summary>How much of the requirement it covers, in the requirement's unit.</summary>
    public required int Amount { get; init; }
}
