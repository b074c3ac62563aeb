using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

public static class GetReadiness
{
    /// <summary>What the unit has proven, gate by gate, by which evidence, and what the next level still needs</summary>
    public static async Task<Results<Versioned<ReadinessView>, NotFoundAnswer>> Handle(string id, PledgeStore pledges, Caller caller) =>
        await pledges.Find(id, caller) is { } pledge
            ? new Versioned<ReadinessView>(ReadinessView.Of(pledge, await pledges.EvidenceFor(id, caller), caller), pledge.Version)
            : new NotFoundAnswer("pledge", id);
}
