using CapabilityRegistry.ForceGeneration.Invitations.Storage;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Invitations;

public static class GetInvitationHistory
{
    /// <summary>Everything that happened to an invitation, the first event first: who, what, when, why</summary>
    public static async Task<Results<Ok<Page<EventView>>, NotFoundAnswer>> Handle(
        string id, [AsParameters] SequenceQuery query, InvitationStore invitations, ObjectHistory history, Caller caller, HttpRequest request) =>
        await history.Of(InvitationStore.Kind, id, await invitations.Find(id, caller), query, caller, request);
}
