namespace CapabilityRegistry.Readiness.Model;

/// <summary>The gates of all levels, as they are for some time. Data: another policy needs no other program.</summary>
public sealed record ReadinessPolicy
{
    /// <summary>A short name that stays, such as pcrs-2024.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The documents that it was made from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>The first day on which it holds; null if it has no first day.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>The first day on which it does not hold any more; null if there is none.</summary>
    public DateOnly? EffectiveUntil { get; init; }

    /// <summary>In the order in which people read them. A level has each kind of gate once at most.</summary>
    public required IReadOnlyList<GateRule> Gates { get; init; }

    /// <summary>What investigations of a unit mean for its selection; null if nothing.</summary>
    public ConductRule? Conduct { get; init; }
}
