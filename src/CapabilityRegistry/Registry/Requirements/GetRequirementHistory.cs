using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Requirements;

public static class GetRequirementHistory
{
    /// <summary>Everything that happened to a requirement: who, what, when, why</summary>
    /// <remarks>
    /// In the order of time: the first event holds the whole object, each later one a merge patch (RFC 7386) with what it changed. Members that the
    /// caller may not see are left out and named in <c>redacted</c>. For more than one page, follow <c>next</c> until it is null. Whole versions are
    /// told by <c>GET /v1/requirements/{id}/versions</c>.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static async Task<Results<Ok<Page<EventView>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] SequenceQuery query, RequirementStore requirements, ObjectHistory history, Caller caller, HttpRequest request) =>
        await history.Of(RequirementStore.Kind, id, await requirements.Find(id), query, caller, request);
}
