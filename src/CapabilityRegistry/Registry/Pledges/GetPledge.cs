using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges;

public static class GetPledge
{
    /// <summary>One pledge</summary>
    public static async Task<Results<Versioned<Pledge>, NotFoundAnswer>> Handle(string id, PledgeStore pledges, Caller caller) =>
        await pledges.Find(id, caller) is { } pledge ? new Versioned<Pledge>(pledge.For(caller), pledge.Version) : new NotFoundAnswer("pledge", id);
}
