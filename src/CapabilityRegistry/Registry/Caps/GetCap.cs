using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Caps;

public static class GetCap
{
    /// <summary>One cap by the law of a state</summary>
    /// <remarks>
    /// Which level and how many persons abroad the law allows without consent, of which units, for how long, and every consent that was obtained. The
    /// <c>ETag</c> is its version, which every step names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the cap, such as NCAP-00012.</param>
    public static async Task<Results<Versioned<Cap>, NotFoundAnswer>> Handle(string id, CapStore caps, Caller caller) =>
        await caps.Find(id, caller) is { } cap ? new Versioned<Cap>(cap, cap.Version) : new NotFoundAnswer("cap", id);
}
