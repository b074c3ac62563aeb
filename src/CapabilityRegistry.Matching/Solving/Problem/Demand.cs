using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Solving.Problem;

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
    /// <summary>What each unit filled is worth.</summary>
    public long Value => Stage.FullNeed / Quantity;
}

/// <param name="Contributor">Number of the contributor.</param>
/// <param name="Turnaround">Days for which it is busy after it has served.</param>
/// <param name="Partners">Numbers of the pledges that must serve in each mission in which this one serves.</param>
internal sealed record Supplier(int Contributor, int Turnaround, IReadOnlyList<int> Partners);

/// <param name="Demand">Index of the demand.</param>
/// <param name="Supplier">Index of the pledge.</param>
/// <param name="Capacity">The most that the pledge covers of the demand.</param>
/// <param name="Cost">Quality lost by using the pair; 1 or more, so that a pair that fills nothing is never worth choosing.</param>
/// <param name="Tie">Decides between plans that are equal in all else; 1 or more.</param>
/// <param name="ChangeCost">What not choosing it costs as a change of the plan in force; 0 when it is not part of that plan; below 0, what choosing it costs.</param>
/// <param name="Pinned">It must be chosen.</param>
internal readonly record struct Pair(int Demand, int Supplier, int Capacity, int Cost, long Tie, int ChangeCost, bool Pinned);
