using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges.Shares;

public static class WithdrawShare
{
    /// <summary>The own state does not bring its part of a joint unit, or no longer</summary>
    /// <remarks>
    /// By the partner alone, of a share that is proposed or confirmed, and for good: what it brings again is proposed anew. From then on the unit is not
    /// counted, until the lead settles the share. That can be done whatever has become of the pledge. The event is
    /// <c>withdrawn</c>; <c>jointWith</c> and <c>openShares</c> of the pledge change with it.
    /// </remarks>
    /// <param name="id">Key of the share, such as SHARE-00012.</param>
    public static Task<Results<Versioned<ShareView>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, ShareUpdate update, EventLog log, Caller caller) =>
        update.ByPartner(id, ifMatch, new Change("withdrawn", caller), share => share.Withdraw(log.Today));
}
