using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits;

public static class GetVisit
{
    /// <summary>One visit</summary>
    /// <remarks>
    /// Which pledge is visited and when; once the outcome is recorded, also how it ended, who recorded it and the reference of the report. The
    /// <c>ETag</c> is its version, which the outcome names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the visit, such as AAV-00031.</param>
    public static async Task<Results<Versioned<Visit>, NotFoundAnswer>> Handle(string id, VisitStore visits, Caller caller) =>
        await visits.Find(id, caller) is { } visit ? new Versioned<Visit>(visit, visit.Version) : new NotFoundAnswer("visit", id);
}
