using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Investigations;

public static class GetInvestigation
{
    /// <summary>One case against a unit or a state</summary>
    /// <remarks>
    /// Its public status is whom it is against, since when, whether it is closed, on which day and how it ended. Members that the caller may not see are left
    /// out and named in <c>redacted</c>. The <c>ETag</c> is its version, which every step names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the case, such as CASE-00012.</param>
    public static async Task<Results<Versioned<Investigation>, NotFoundAnswer>> Handle(string id, InvestigationStore investigations, Caller caller) =>
        await investigations.Find(id, caller) is { } investigation
            ? new Versioned<Investigation>(investigation.For(caller), investigation.Version)
            : new NotFoundAnswer("investigation", id);
}
