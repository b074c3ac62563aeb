using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Storage;

/// <summary>What tells a pledge from others, without its lists, which are long.</summary>
public sealed record PledgeOutline
{
    public required string Id { get; init; }

    /// <summary>The pledging state, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    public required PledgeStatus Status { get; init; }

    public required string UnitType { get; init; }

    public required string UnitName { get; init; }

    /// <summary>Where and when it was announced before it was drafted; null if it was not.</summary>
    public Announcement? Announcement { get; init; }

    /// <summary>The day on which it was handed in, the last time; null while it has not been, and for what was taken over.</summary>
    public DateOnly? SubmittedOn { get; init; }
}
