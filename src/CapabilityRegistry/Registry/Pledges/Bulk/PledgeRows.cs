using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Shares;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Pledges.Bulk;

/// <summary>Drafts, edits and revises pledges for lists that people upload, each as its own operation does: rules, rights and events are the same.</summary>
public sealed class PledgeRows(PledgeStore pledges, PledgeUpdate step, ShareUpdate shares, CatalogueStore catalogue, EventLog log)
{
    /// <summary>As by <c>POST /v1/pledges</c>.</summary>
    public async Task<IResult> Draft(DraftPledgeRequest request, Caller caller) => await DraftPledge.Handle(request, pledges, catalogue, log, caller);

    /// <summary>As by <c>PUT /v1/pledges/{id}</c>, decided on the pledge as it was read.</summary>
    public async Task<IResult> Edit(Pledge before, PledgeContent content, Caller caller) => await EditPledge.Handle(
        before.Id, content, new ReadOnlyMembers([]), Precondition.ETag(before.Version), step, pledges, shares, catalogue, log, caller);

    /// <summary>As by <c>POST /v1/pledges/{id}/propose-revision</c>, decided on the pledge as it was read.</summary>
    public async Task<IResult> ProposeRevision(Pledge before, PledgeContent content, Caller caller) => await Pledges.ProposeRevision.Handle(
        before.Id, new ProposeRevisionRequest { Content = content }, Precondition.ETag(before.Version), step, pledges, shares, catalogue, log, caller);
}
