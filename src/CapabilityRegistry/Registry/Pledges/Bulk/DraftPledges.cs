using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Bulk;

public static class DraftPledges
{
    /// <summary>Drafts up to 1,000 pledges, each as POST /v1/pledges does: all or none of them, or one by one</summary>
    public static Task<Results<Ok<BulkOutcome>, Refused>> Handle(
        DraftPledgesRequest request, BulkChanges bulk, PledgeStore pledges, CatalogueStore catalogue, Caller caller) =>
        bulk.Each(request.Mode, request.Items, async each => await DraftPledge.Handle(each, pledges, catalogue, caller));
}
