using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Individuals;

/// <summary>All routes of this slice.</summary>
public static class IndividualPledgeEndpoints
{
    public static void MapIndividualPledges(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/individual-pledges").WithTags("Individuals");
        group.MapGet("", ListIndividualPledges.Handle).WithName("ListIndividualPledges").SortedBy(IndividualPledgeStore.Orders).Requires(Right.ReadPledges);
        group.MapGet("/{id}", GetIndividualPledge.Handle).WithName("GetIndividualPledge").Requires(Right.ReadPledges);
        group.MapPost("", OfferIndividuals.Handle).WithName("OfferIndividuals").Requires(Right.OfferPledges);
        group.MapPut("/{id}", EditIndividualPledge.Handle).WithName("EditIndividualPledge").Requires(Right.OfferPledges);
        group.MapPatch("/{id}", PatchIndividualPledge.Handle).WithName("PatchIndividualPledge").Requires(Right.OfferPledges).TakesMergePatch();
        group.MapPost("/{id}/accept", AcceptIndividualPledge.Handle).WithName("AcceptIndividualPledge").Requires(Right.DecidePledges);
        group.MapPost("/{id}/decline", DeclineIndividualPledge.Handle).WithName("DeclineIndividualPledge").Requires(Right.DecidePledges);
        group.MapPost("/{id}/withdraw", WithdrawIndividualPledge.Handle).WithName("WithdrawIndividualPledge").Requires(Right.OfferPledges);
    }
}
