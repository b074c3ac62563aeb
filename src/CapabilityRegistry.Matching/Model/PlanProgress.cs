namespace CapabilityRegistry.Matching.Model;

/// <summary>How far the planner has come.</summary>
/// <param name="Components">Independent parts of the problem.</param>
/// <param name="Done">Those that are finished.</param>
/// <param name="Proven">Those of the finished that are proven on every stage.</param>
public sealed record PlanProgress(int Components, int Done, int Proven);
