using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges.Shares;

public static class SettleShare
{
    /// <summary>The lead does not count on a withdrawn share any more</summary>
    /// <remarks>
    /// By the lead alone, of a share that its partner has withdrawn: the lead brings that part itself, or has revised its lists without it, or has proposed it
    /// to another state, whose share keeps the unit from being counted until it is confirmed. That can be done whatever has become of the pledge. The event is
    /// <c>settled</c>; <c>openShares</c> of the pledge changes with it.
    /// </remarks>
    /// <param name="id">Key of the share, such as SHARE-00012.</param>
    public static Task<Results<Versioned<ShareView>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, ShareUpdate update, EventLog log, Caller caller) =>
        update.ByLead(id, ifMatch, new Change("settled", caller), share => share.Settle(log.Today));
}
