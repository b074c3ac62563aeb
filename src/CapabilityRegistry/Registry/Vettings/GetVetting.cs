using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Vettings;

public static class GetVetting
{
    /// <summary>One vetting of a unit</summary>
    /// <remarks>
    /// The unit waits from <c>openedOn</c> until <c>holdsFrom</c>, and again from <c>holdsUntil</c> on; in between the decision holds. From the day on which
    /// a later one of the same unit was opened only that one counts. Members that the caller may not see are left out and named in <c>redacted</c>. The
    /// <c>ETag</c> is its version, which every step names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the vetting, such as VET-00012.</param>
    public static async Task<Results<Versioned<Vetting>, NotFoundAnswer>> Handle(string id, VettingStore vettings, Caller caller) =>
        await vettings.Find(id, caller) is { } vetting
            ? new Versioned<Vetting>(vetting.For(caller), vetting.Version)
            : new NotFoundAnswer("vetting", id);
}
