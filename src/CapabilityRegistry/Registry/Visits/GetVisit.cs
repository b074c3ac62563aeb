using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits;

public static class GetVisit
{
    /// <summary>One visit</summary>
    /// <remarks>
    /// Which units are visited, when and by whom; for each unit, once its outcome is recorded, also how the visit ended for it, who recorded that and the
    /// reference of the report. The <c>ETag</c> is its version, which every step names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the visit, such as AAV-00031.</param>
    public static async Task<Results<Versioned<Visit>, NotFoundAnswer>> Handle(string id, VisitStore visits, Caller caller) =>
        await visits.Find(id, caller) is { } visit ? new Versioned<Visit>(visit, visit.Version) : new NotFoundAnswer("visit", id);
}
