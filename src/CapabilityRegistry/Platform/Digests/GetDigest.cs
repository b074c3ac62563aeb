using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Digests;

public static class GetDigest
{
    /// <summary>One digest by mail</summary>
    /// <remarks>
    /// Whether it is sent, how often and in which language. Its person reads where to; auditors and administrators do not. The <c>ETag</c> is its version,
    /// which ending it names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the digest, such as DGST-00004.</param>
    public static async Task<Results<Versioned<Digest>, NotFoundAnswer>> Handle(string id, DigestStore digests, Caller caller) =>
        await digests.Find(id, caller) is { Digest: var digest }
            ? new Versioned<Digest>(digest.For(caller), digest.Version)
            : new NotFoundAnswer("digest", id);
}
