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
    /// <summary>Everything that happened to a requirement, the first event first: who, what, when, why</summary>
    public static async Task<Results<Ok<Page<EventView>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] SequenceQuery query, RequirementStore requirements, ObjectHistory history, Caller caller, HttpRequest request) =>
        await history.Of(RequirementStore.Kind, id, await requirements.Find(id), query, caller, request);
}
