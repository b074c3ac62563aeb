using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Shares;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class EditPledge
{
    /// <summary>Replaces the content of a pledge that is a draft or was returned</summary>
    /// <remarks>
    /// The status stays as it is; after submission the content no longer changes, unless the pledge is returned. The lists never hold less than the shares of
    /// other states in the unit, which only those states change. The event is <c>edited</c>. The answer is the pledge in its new version. To change a few
    /// members only, use PATCH.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static async Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, PledgeContent content, ReadOnlyMembers readOnly, [FromHeader(Name = "If-Match")] string? ifMatch,
        PledgeUpdate step, PledgeStore pledges, ShareUpdate shares, CatalogueStore catalogue, EventLog log, Caller caller)
    {
        IReadOnlyList<Fault> faults =
            [.. PledgeChecks.FaultsOn(content, await catalogue.Codes(), log.Today), .. await Partners.Faults(content, id, pledges, caller)];
        if (faults.Count > 0)
        {
            return Refused.Invalid(faults);
        }

        return await step.For(new Change("edited", caller)).Apply(id, ifMatch, readOnly, async pledge =>
            pledge.Edit(content) is { Refusal: not null } notNow ? notNow
            : content.ExternalId is { } externalId && await pledges.UsesExternalId(pledge, externalId, caller)
                ? ExternalId.Taken(externalId)
                : ShareChecks.LessThanShares(content, "", await shares.HeldOf(pledge, caller)) is { } refusal ? refusal : pledge.Edit(content));
    }
}
