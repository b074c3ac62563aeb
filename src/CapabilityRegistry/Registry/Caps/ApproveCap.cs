using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Readiness;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Caps;

/// <summary>The consent that was obtained.</summary>
public sealed record ApproveCapRequest : Approval;

public static class ApproveCap
{
    /// <summary>Records that the consent which the law asks for was obtained</summary>
    /// <remarks>
    /// From that day until before the day on which it is over the law forbids nothing; of several consents that which lasts longest counts. When the last
    /// one is over, the policy lowers units that hold more than the law allows. What was lowered before stays so until it is raised again, also
    /// where a consent that was obtained in time is recorded afterwards. The event is <c>approved</c>.
    /// </remarks>
    /// <param name="id">Key of the cap, such as NCAP-00012.</param>
    public static async Task<Results<Versioned<Cap>, Refused>> Handle(
        string id, ApproveCapRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, CapStore caps, PledgeLapses lapses,
        EventLog log, Caller caller)
    {
        if (CapChecks.Faults(request, log.Today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        var approval = ContentCopy.New<Approval, Approval>(request);
        return await caps.Update(new Change("approved", caller)).Apply(id, ifMatch, async cap =>
        {
            await lapses.SettleAll(cap.Contributor);
            return cap.Approve(approval, log.Today);
        });
    }
}
