using CapabilityRegistry.Matching.Solving.Problem;
using Google.OrTools.Sat;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>Stops the search as soon as the bound is reached.</summary>
internal sealed class StopAtBound(SolverStage stage, long? enough) : SolutionCallback
{
    public override void OnSolutionCallback()
    {
        if (enough is { } value && (stage.Maximise ? ObjectiveValue() >= value : ObjectiveValue() <= value))
        {
            StopSearch();
        }
    }
}
