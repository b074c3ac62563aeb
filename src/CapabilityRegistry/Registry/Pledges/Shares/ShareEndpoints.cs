using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Pledges.Shares;

/// <summary>All routes of this slice.</summary>
public static class ShareEndpoints
{
    public static void MapShares(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/shares").WithTags("Joint pledges");
        group.MapGet("", ListShares.Handle).WithName("ListShares").SortedBy(ShareStore.Orders).Requires(Right.ReadPledges);
        group.MapGet("/{id}", GetShare.Handle).WithName("GetShare").Requires(Right.ReadPledges);
        group.MapPost("", ProposeShare.Handle).WithName("ProposeShare").Requires(Right.OfferPledges);
        group.MapPut("/{id}", EditShare.Handle).WithName("EditShare").Requires(Right.OfferPledges);
        group.MapPatch("/{id}", PatchShare.Handle).WithName("PatchShare").Requires(Right.OfferPledges).TakesMergePatch();
        group.MapPost("/{id}/confirm", ConfirmShare.Handle).WithName("ConfirmShare").Requires(Right.OfferPledges);
        group.MapPost("/{id}/withdraw", WithdrawShare.Handle).WithName("WithdrawShare").Requires(Right.OfferPledges);
        group.MapPost("/{id}/drop", DropShare.Handle).WithName("DropShare").Requires(Right.OfferPledges);
        group.MapPost("/{id}/settle", SettleShare.Handle).WithName("SettleShare").Requires(Right.OfferPledges);
    }
}
