using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Solving.Problem;

namespace CapabilityRegistry.Matching.Solving;

/// <summary>Counts the components that are finished.</summary>
internal sealed class ProgressCounter(int components, IProgress<PlanProgress>? progress)
{
    private readonly Lock gate = new();
    private int done;
    private int proven;

    public void Add(ComponentSolution solution)
    {
        lock (gate)
        {
            done++;
            proven += solution.Outcomes.All(outcome => outcome.Final) ? 1 : 0;
            progress?.Report(new PlanProgress(components, done, proven));
        }
    }
}
