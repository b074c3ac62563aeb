namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>A demand and a supplier that may serve it.</summary>
/// <param name="Demand">Index of the demand.</param>
/// <param name="Supplier">Index of the supplier.</param>
/// <param name="Capacity">The most that the supplier covers of the demand.</param>
/// <param name="Cost">Quality lost by using the pair; 1 or more, so that a pair that fills nothing is never values choosing.</param>
/// <param name="Tie">Cost in the tie-break stage; 1 or more.</param>
/// <param name="ChangeCost">
/// Cost of a change: what leaving the pair out costs if it is in the plan in force; negative: what choosing it costs; else 0.
/// </param>
/// <param name="Pinned">Whether it must be chosen.</param>
internal readonly record struct Pair(int Demand, int Supplier, int Capacity, int Cost, long Tie, int ChangeCost, bool Pinned);
