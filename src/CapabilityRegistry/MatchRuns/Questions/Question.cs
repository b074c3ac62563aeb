using CapabilityRegistry.MatchRuns.Weights;
using CapabilityRegistry.Matching;

namespace CapabilityRegistry.MatchRuns.Questions;

/// <summary>What a run is asked, with everything that its answer depends on.</summary>
/// <param name="Input">All that the plan depends on.</param>
/// <param name="UnitNames">What the states call their units, by pledge: for people, not for the plan.</param>
/// <param name="EventSeq">The last event that was known.</param>
public sealed record Question(PlanInput Input, IReadOnlyDictionary<string, string> UnitNames, long EventSeq, WeightsUsed Weights);
