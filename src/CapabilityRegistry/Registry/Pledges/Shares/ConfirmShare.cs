using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges.Shares;

public static class ConfirmShare
{
    /// <summary>The own state promises its part of a joint unit</summary>
    /// <remarks>
    /// By the partner alone, of a share that is proposed. The unit is counted once no share of it is open.
    /// The event is <c>confirmed</c>; <c>openShares</c> of the pledge changes with it.
    /// </remarks>
    /// <param name="id">Key of the share, such as SHARE-00012.</param>
    public static Task<Results<Versioned<ShareView>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, ShareUpdate update, EventLog log, Caller caller) =>
        update.ByPartner(id, ifMatch, new Change("confirmed", caller), share => share.Confirm(log.Today));
}
