using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Invitations;

public static class GetInvitationHistory
{
    /// <summary>Everything that happened to an invitation, the first event first: who, what, when, why</summary>
    public static async Task<Results<Ok<Page<EventView>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] SequenceQuery query, InvitationStore invitations, EventStore events, Caller caller, HttpRequest request)
    {
        if (await invitations.Find(id, caller) is null)
        {
            return new NotFoundAnswer("invitation", id);
        }

        var rows = await events.Of(InvitationStore.Kind, id, query.After ?? 0, caller, query.Take);
        return TypedResults.Ok(Page.Of(request, rows, query.Wanted, each => $"{each.Seq}"));
    }
}
