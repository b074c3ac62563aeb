using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Requirements;

public static class GetRequirementHistory
{
    /// <summary>Everything that happened to a requirement, the first event first: who, what, when, why</summary>
    public static async Task<Results<Ok<Page<EventView>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] SequenceQuery query, RequirementStore requirements, EventStore events, Caller caller, HttpRequest request)
    {
        if (await requirements.Find(id) is null)
        {
            return new NotFoundAnswer("requirement", id);
        }

        var rows = await events.Of(RequirementStore.Kind, id, query.After ?? 0, caller, query.Take);
        return TypedResults.Ok(Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
    }
}
