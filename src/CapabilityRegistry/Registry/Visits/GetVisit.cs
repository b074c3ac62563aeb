using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Visits;

public static class GetVisit
{
    /// <summary>One visit</summary>
    public static async Task<Results<Versioned<Visit>, NotFoundAnswer>> Handle(string id, VisitStore visits, Caller caller) =>
        await visits.Find(id, caller) is { } visit ? new Versioned<Visit>(visit, visit.Version) : new NotFoundAnswer("visit", id);
}
