using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

public static class GetReadiness
{
    /// <summary>What the unit has proven, gate by gate, and what the next level still needs</summary>
    /// <remarks>
    /// Each level lists its gates, each with the evidence that meets it; <c>next</c> says what the level above still needs, and is null where there
    /// is none. A gate that is not met carries the code with which a raise is refused for it. Nothing is decided here: a unit is raised by
    /// <c>POST /v1/pledges/{id}/raise</c>. The <c>ETag</c> is the version of the pledge.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static async Task<Results<Versioned<ReadinessView>, NotFoundAnswer>> Handle(string id, PledgeStore pledges, Caller caller) =>
        await pledges.Find(id, caller) is { } pledge
            ? new Versioned<ReadinessView>(ReadinessView.Of(pledge, await pledges.EvidenceFor(id, caller), caller), pledge.Version)
            : new NotFoundAnswer("pledge", id);
}
