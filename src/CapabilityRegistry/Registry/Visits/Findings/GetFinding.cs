using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits.Findings;

public static class GetFinding
{
    /// <summary>One finding of a visit</summary>
    /// <remarks>
    /// What was found, how grave it is, what the team recommends, by when an answer is due, and every answer of the state with what came of it. The
    /// <c>ETag</c> is its version, which every step names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the finding, such as FIND-00012.</param>
    public static async Task<Results<Versioned<Finding>, NotFoundAnswer>> Handle(string id, FindingStore findings, Caller caller) =>
        await findings.Find(id, caller) is { } finding ? new Versioned<Finding>(finding, finding.Version) : new NotFoundAnswer("finding", id);
}
