namespace CapabilityRegistry.Matching.Solving.Problem;

/// <summary>An offer in the numbers of the solver.</summary>
/// <param name="Contributor">Number of the contributor.</param>
/// <param name="Turnaround">Days for which it is busy after it has served a demand.</param>
/// <param name="Partners">Numbers of the suppliers that must serve where this one serves, in the same mission at an overlapping time.</param>
internal sealed record Supplier(int Contributor, int Turnaround, IReadOnlyList<int> Partners);
