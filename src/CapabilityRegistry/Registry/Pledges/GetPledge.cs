using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges;

public static class GetPledge
{
    /// <summary>One pledge</summary>
    /// <remarks>
    /// All that is known of it: what the state says of the unit, the status, the readiness level and the engagement. The <c>ETag</c> is its version,
    /// which the next change names in <c>If-Match</c>. Members that the caller may not see are left out and named in <c>redacted</c>. A pledge of
    /// another state is not found (404) for a caller who is bound to one.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static async Task<Results<Versioned<Pledge>, NotFoundAnswer>> Handle(string id, PledgeStore pledges, Caller caller) =>
        await pledges.Find(id, caller) is { } pledge ? new Versioned<Pledge>(pledge.For(caller), pledge.Version) : new NotFoundAnswer("pledge", id);
}
