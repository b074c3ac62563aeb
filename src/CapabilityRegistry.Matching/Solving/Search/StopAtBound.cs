using CapabilityRegistry.Matching.Solving.Problem;
using Google.OrTools.Sat;

namespace CapabilityRegistry.Matching.Solving.Search;

/// <summary>Stops the search as soon as the bound is reached.</summary>
internal sealed class StopAtBound(StageObjective objective, long? enough) : SolutionCallback
{
    public override void OnSolutionCallback()
    {
        if (enough is { } value && (objective.Maximise ? ObjectiveValue() >= value : ObjectiveValue() <= value))
        {
            StopSearch();
        }
    }
}
