using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges;

public static class GetPledge
{
    /// <summary>One pledge</summary>
    public static async Task<Results<Versioned<PledgeView>, NotFoundAnswer>> Handle(string id, PledgeStore pledges, Caller caller) =>
        await pledges.View(id, caller) is { } pledge ? new Versioned<PledgeView>(pledge, pledge.Version) : new NotFoundAnswer("pledge", id);
}
