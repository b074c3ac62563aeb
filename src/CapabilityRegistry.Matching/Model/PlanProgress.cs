namespace CapabilityRegistry.Matching.Model;

/// <summary>How far the planner has come.</summary>
/// <param name="Components">Connected components of the problem.</param>
/// <param name="Done">Components that are finished.</param>
/// <param name="Proven">Finished components that are proven on every stage, or whose draw between equals alone is settled instead.</param>
public sealed record PlanProgress(int Components, int Done, int Proven);
