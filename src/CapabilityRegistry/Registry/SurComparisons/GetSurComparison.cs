using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.SurComparisons;

public static class GetSurComparison
{
    /// <summary>One comparison of a unit with a statement</summary>
    /// <remarks>Every line that was compared, what the unit had of it on the day, and which shortfalls were agreed to be acceptable.</remarks>
    /// <param name="id">Key of the comparison, such as COMP-00012.</param>
    public static async Task<Results<Versioned<SurComparison>, NotFoundAnswer>> Handle(string id, SurComparisonStore comparisons, Caller caller) =>
        await comparisons.Find(id, caller) is { } compared
            ? new Versioned<SurComparison>(compared, compared.Version)
            : new NotFoundAnswer("comparison", id);
}
