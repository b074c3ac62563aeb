using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Digests;

public static class ListDigests
{
    /// <summary>Your digest by mail; for auditors and administrators, everybody's</summary>
    /// <remarks>
    /// Those that have ended too. A person finds their own alone, with its address; auditors and administrators find who has one, without the addresses.
    /// Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Digest>>> Handle([AsParameters] PageQuery page, DigestStore digests, Caller caller, HttpRequest request)
    {
        var found = await digests.List(page, caller);
        int? count = page.Count == true ? await digests.Count(caller) : null;
        return TypedResults.Ok(DigestStore.Orders.Page(request, [.. found.Select(each => each.For(caller))], page, count));
    }
}
