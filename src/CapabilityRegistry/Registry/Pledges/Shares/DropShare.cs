using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges.Shares;

public static class DropShare
{
    /// <summary>The lead takes back what it has proposed to a partner</summary>
    /// <remarks>
    /// By the lead alone, of a share that is not answered; it brings that part itself. What is confirmed only the partner withdraws. That can be done
    /// whatever has become of the pledge. The event is <c>dropped</c>; <c>jointWith</c> and <c>openShares</c> of the pledge change with it.
    /// </remarks>
    /// <param name="id">Key of the share, such as SHARE-00012.</param>
    public static Task<Results<Versioned<ShareView>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, ShareUpdate update, EventLog log, Caller caller) =>
        update.ByLead(id, ifMatch, new Change("dropped", caller), share => share.Drop(log.Today));
}
