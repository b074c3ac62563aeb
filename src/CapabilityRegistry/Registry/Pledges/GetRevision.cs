using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges;

public static class GetRevision
{
    /// <summary>What a proposed revision of a pledge changes, and which gates it opens again</summary>
    /// <remarks>As if it were accepted today. The content itself stands in <c>revision</c> of the pledge. 404 if none is proposed.</remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static async Task<Results<Ok<RevisionView>, Refused>> Handle(string id, PledgeStore pledges, PledgeReadiness readiness, Caller caller)
    {
        var pledge = await pledges.Find(id, caller);
        return pledge?.IfRevised(readiness.Today) is { } revised
            ? TypedResults.Ok(RevisionView.Of(pledge, await readiness.Of(pledge, caller), await readiness.Of(revised, caller)))
            : Refused.Missing("revision of pledge", id);
    }
}
