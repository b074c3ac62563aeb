using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Bulk;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>All routes of this slice.</summary>
public static class PledgeEndpoints
{
    public static void MapPledges(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/pledges").WithTags("Pledges");
        group.MapGet("", ListPledges.Handle).WithName("ListPledges").SortedBy(PledgeStore.Orders).Requires(Right.ReadPledges);
        group.MapGet("/{id}", GetPledge.Handle).WithName("GetPledge").Requires(Right.ReadPledges);
        group.MapGet("/{id}/readiness", GetReadiness.Handle).WithName("GetReadiness").Requires(Right.ReadPledges);
        group.MapGet("/{id}/actions", GetActions.Handle).WithName("GetActions").Requires(Right.ReadPledges);
        group.MapGet("/{id}/history", GetPledgeHistory.Handle).WithName("GetPledgeHistory").Requires(Right.ReadPledges);

        app.MapGroup("/v1/reminders").WithTags("Pledges").MapGet("", ListReminders.Handle).WithName("ListReminders")
            .SortedBy(ListReminders.Orders).Requires(Right.ReadPledges);

        group.MapPost("/announce", AnnouncePledge.Handle).WithName("AnnouncePledge").Requires(Right.OfferPledges);
        group.MapPost("/{id}/begin", BeginPledge.Handle).WithName("BeginPledge").Requires(Right.OfferPledges);
        group.MapPost("", DraftPledge.Handle).WithName("DraftPledge").Requires(Right.OfferPledges);
        group.MapPut("/{id}", EditPledge.Handle).WithName("EditPledge").Requires(Right.OfferPledges);
        group.MapPatch("/{id}", PatchPledge.Handle).WithName("PatchPledge").Requires(Right.OfferPledges).TakesMergePatch();
        group.MapDelete("/{id}", DeletePledge.Handle).WithName("DeletePledge").Requires(Right.OfferPledges);
        group.MapPost("/{id}/submit", SubmitPledge.Handle).WithName("SubmitPledge").Requires(Right.OfferPledges);
        group.MapPost("/{id}/withdraw", WithdrawPledge.Handle).WithName("WithdrawPledge").Requires(Right.OfferPledges);
        group.MapPost("/{id}/revive", RevivePledge.Handle).WithName("RevivePledge").Requires(Right.OfferPledges);
        group.MapPost("/{id}/suspend", SuspendPledge.Handle).WithName("SuspendPledge").Requires(Right.SuspendPledges);
        group.MapPost("/{id}/resume", ResumePledge.Handle).WithName("ResumePledge").Requires(Right.SuspendPledges);

        group.MapPost("/{id}/renew", RenewPledge.Handle).WithName("RenewPledge").Requires(Right.OfferPledges);
        group.MapPost("/{id}/certify", CertifyPledge.Handle).WithName("CertifyPledge").Requires(Right.OfferPledges);
        group.MapPost("/{id}/request-level", RequestLevel.Handle).WithName("RequestLevel").Requires(Right.OfferPledges);

        group.MapGet("/{id}/revision", GetRevision.Handle).WithName("GetRevision").Requires(Right.ReadPledges);
        group.MapPost("/{id}/propose-revision", ProposeRevision.Handle).WithName("ProposeRevision").Requires(Right.OfferPledges);
        group.MapPost("/{id}/drop-revision", DropRevision.Handle).WithName("DropRevision").Requires(Right.OfferPledges);
        group.MapPost("/{id}/accept-revision", AcceptRevision.Handle).WithName("AcceptRevision").Requires(Right.DecidePledges);
        group.MapPost("/{id}/refuse-revision", RefuseRevision.Handle).WithName("RefuseRevision").Requires(Right.DecidePledges);
        group.MapPost("/{id}/acknowledge", AcknowledgePledge.Handle).WithName("AcknowledgePledge").Requires(Right.DecidePledges);
        group.MapPost("/{id}/accept", AcceptPledge.Handle).WithName("AcceptPledge").Requires(Right.DecidePledges);
        group.MapPost("/{id}/return", ReturnPledge.Handle).WithName("ReturnPledge").Requires(Right.DecidePledges);
        group.MapPost("/{id}/raise", RaisePledge.Handle).WithName("RaisePledge").Requires(Right.DecidePledges);
        group.MapPost("/{id}/override", OverridePledge.Handle).WithName("OverridePledge").Requires(Right.OverrideFourEyes);
        group.MapPost("/{id}/refuse-level", RefuseLevel.Handle).WithName("RefuseLevel").Requires(Right.DecidePledges);
        group.MapPost("/{id}/lower", LowerPledge.Handle).WithName("LowerPledge").Requires(Right.DecidePledges);
        app.MapManyPledges();
    }

    private static void MapManyPledges(this IEndpointRouteBuilder app)
    {
        var bulk = app.MapGroup("/v1/pledges/bulk").WithTags("Pledges").WithMetadata(new RequestSizeLimitAttribute(BulkChanges.LongestBody));
        bulk.MapPost("", DraftPledges.Handle).WithName("DraftPledges").Requires(Right.OfferPledges);
        bulk.MapPost("/submit", SubmitPledges.Handle).WithName("SubmitPledges").Requires(Right.OfferPledges);
        bulk.MapPost("/withdraw", WithdrawPledges.Handle).WithName("WithdrawPledges").Requires(Right.OfferPledges);
        bulk.MapPost("/acknowledge", AcknowledgePledges.Handle).WithName("AcknowledgePledges").Requires(Right.DecidePledges);
        bulk.MapPost("/accept", AcceptPledges.Handle).WithName("AcceptPledges").Requires(Right.DecidePledges);
        bulk.MapPost("/return", ReturnPledges.Handle).WithName("ReturnPledges").Requires(Right.DecidePledges);
        bulk.MapPost("/raise", RaisePledges.Handle).WithName("RaisePledges").Requires(Right.DecidePledges);
        bulk.MapPost("/lower", LowerPledges.Handle).WithName("LowerPledges").Requires(Right.DecidePledges);
    }
}
