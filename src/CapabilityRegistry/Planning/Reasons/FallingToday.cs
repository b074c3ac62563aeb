using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>
/// What the level of a pledge loses at the end of today: it does not count any more, but it stands on record, so that it cannot be raised and can still be
/// saved.
/// </summary>
/// <param name="Level">On record.</param>
/// <param name="Gate">The code of the gate that lapses.</param>
public sealed record FallingToday(int Level, string Gate)
{
    /// <param name="undated">The pledge as it is on record.</param>
    /// <returns>Null if it loses nothing today, or has lost something before that nobody has recorded.</returns>
    public static FallingToday? Of(Offer undated, DateOnly today) =>
        undated is { Level: { } level, Lapses: [var first, ..] } && first.On == today ? new(level, first.Cause) : null;

    /// <summary>Whether the level that a step asks for is the one on record, or lower.</summary>
    public bool Keeps(RepairStep step) =>
        step.Code is "below-selection-level" or "below-minimum-level" && (int)Codes.Parse<ReadinessLevel>(step.To) <= Level;
}
