namespace CapabilityRegistry.Matching.Model;

/// <summary>The result of checking a plan.</summary>
/// <param name="Faults">Everything that is wrong, as sentences; empty when the plan holds.</param>
/// <param name="OnTrust">Stages of components whose bound only a solver states, or that have no proof.</param>
public sealed record CheckedPlan(IReadOnlyList<string> Faults, IReadOnlyList<string> OnTrust);
