using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Shares;

public static class GetShare
{
    /// <summary>One share of a partner in a joint unit</summary>
    /// <remarks>
    /// For its partner, for the lead, and for the Secretariat; for any other state it is not found (404). The partner is told of the unit what stands in
    /// <c>unit</c>, and does not see the pledge. The <c>ETag</c> is the version, which every step names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the share, such as SHARE-00012.</param>
    public static async Task<Results<Versioned<ShareView>, NotFoundAnswer>> Handle(string id, ShareStore shares, ShareUpdate update, Caller caller) =>
        await shares.Find(id, caller) is { } share
            ? new Versioned<ShareView>(await update.View(share, caller), share.Version)
            : new NotFoundAnswer(ShareStore.Kind, id);
}
