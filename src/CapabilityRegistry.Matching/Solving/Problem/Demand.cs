using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>A need in the numbers of the solver.</summary>
/// <param name="Quantity">How much is asked for.</param>
/// <param name="Priority">0 is highest.</param>
/// <param name="Start">First day, as its number.</param>
/// <param name="End">First day after.</param>
/// <param name="Mission">Number of the mission.</param>
/// <param name="MinimumFill">The fill is 0 or at least so much.</param>
/// <param name="ShareCap">The most that one contributor covers; the quantity when there is no cap.</param>
/// <param name="Bundle">Number of the bundle, of which all or none are filled; null for none.</param>
internal sealed record Demand(
    int Quantity, int Priority, int Start, int End, int Mission, int MinimumFill, int ShareCap, int? Bundle)
{
    /// <summary>What the demand counts when it is filled completely.</summary>
    public long PerNeed { get; init; } = Stage.FullNeed;

    /// <summary>Whether whoever serves the one meets whoever serves the other: in one mission, at an overlapping time.</summary>
    public bool Meets(Demand other) => Mission == other.Mission && Start < other.End && other.Start < End;

    /// <summary>Value of each unit filled, in the fill stage of the priority.</summary>
    public long Value => PerNeed / Quantity;
}
