using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Runs.Weights;

namespace CapabilityRegistry.Planning.Runs.Questions;

/// <summary>The complete input of a run.</summary>
/// <param name="Input">All that the plan depends on.</param>
/// <param name="EventSeq">The last event that was known.</param>
public sealed record Question(PlanInput Input, InputNotes Notes, long EventSeq, WeightsUsed Weights);

/// <summary>What the input means to people; the plan does not depend on it.</summary>
/// <param name="UnitNames">What the states call their units, by pledge.</param>
/// <param name="Engaged">
/// How much is selected or deployed already, by requirement or slot, also of those that need no more: the input tells what is left.
/// </param>
public sealed record InputNotes(IReadOnlyDictionary<string, string> UnitNames, IReadOnlyDictionary<string, int> Engaged);
