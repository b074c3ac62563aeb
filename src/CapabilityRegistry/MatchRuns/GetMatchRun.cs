using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.MatchRuns;

public static class GetMatchRun
{
    /// <summary>One run with its plan, its proof and the remaining gaps; a focal point sees what its own state won</summary>
    public static async Task<Results<Versioned<MatchRunView>, Absent>> Handle(string id, MatchRunStore runs, Caller caller) =>
        await runs.Find(id, caller) is { } view ? new Versioned<MatchRunView>(view, view.Run.Version) : new Absent("match run", id);
}
