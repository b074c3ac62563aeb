using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>
/// The scale of fills that people read: thousandths of a requirement, rounded down. Values of other objectives are shown as they are.
/// </summary>
public static class FillScale
{
    private const long Thousandth = Stage.FullNeed / 1000;

    public static bool IsFill(string objective) => objective.StartsWith("fill-", StringComparison.Ordinal);

    /// <param name="value">In the scale of the matching library, in which a requirement filled completely counts <see cref="Stage.FullNeed"/>.</param>
    public static long PerMille(long value) => (long)Math.Floor((decimal)value / Thousandth);

    /// <param name="objective">The name of the objective.</param>
    /// <param name="value">Of a fill, in the scale of the matching library.</param>
    public static long PerMille(string objective, long value) => IsFill(objective) ? PerMille(value) : value;

    /// <summary>What the plan reaches.</summary>
    public static long Value(Stage stage) => PerMille(stage.Name, stage.InFullNeeds(stage.Value));

    /// <summary>What no plan can surpass.</summary>
    public static long Bound(Stage stage) => PerMille(stage.Name, stage.InFullNeeds(stage.Bound));
}
