using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.Digests;

public static class EndDigest
{
    /// <summary>Ends a digest by mail and deletes its address</summary>
    /// <remarks>
    /// A person ends their own, an administrator any. Nothing is sent from now on, save for a mail that is under way. Its person can ask for it anew. The event
    /// is <c>ended</c>. One that has ended before is refused. Each mail has a link that does the same without signing in.
    /// </remarks>
    /// <param name="id">Key of the digest, such as DGST-00004.</param>
    public static Task<Results<Versioned<Digest>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, DigestUpdate digests, DigestStore store, Caller caller) =>
        new ConditionalUpdate<Digest, Digest>(
            "digest", async key => (await store.Find(key, caller))?.Digest, (_, after) => digests.SaveEnded(after, caller), digest => digest.For(caller))
            .Apply(id, ifMatch, digest => digest.End());
}
