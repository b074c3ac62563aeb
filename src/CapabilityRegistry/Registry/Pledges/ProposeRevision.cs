using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Shares;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>What a registered pledge is to become.</summary>
public sealed record ProposeRevisionRequest
{
    /// <summary>The whole content as it is to be, of the same unit type.</summary>
    public required PledgeContent Content { get; init; }

    /// <summary>What the state says with it.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Note { get; init; }
}

public static class ProposeRevision
{
    /// <summary>Proposes another content of a registered pledge, such as another strength</summary>
    /// <remarks>
    /// A registered pledge is not edited: what the state proposes stands in <c>revision</c>, one at a time, and the Secretariat accepts or refuses it. Until
    /// then the pledge is what it was, in plans too. <c>GET /v1/pledges/{id}/revision</c> tells what changes and which gates it opens again. A proposal
    /// goes when the pledge is withdrawn or lapses. It keeps every paper of Level 1 that the pledge has, and never holds less than the shares of other
    /// states in the unit, which only those states change. The event is <c>revision-proposed</c>, with the note.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static async Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, ProposeRevisionRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, PledgeStore pledges,
        ShareUpdate shares, CatalogueStore catalogue, EventLog log, Caller caller)
    {
        var content = request.Content;
        IReadOnlyList<Fault> faults =
            [.. PledgeChecks.FaultsOn(content, await catalogue.Codes(), log.Today), .. await Partners.Faults(content, id, pledges, caller)];
        if (faults.Count > 0)
        {
            return Refused.Invalid([.. faults.Select(fault => fault.Under("/content"))]);
        }

        return await step.For(new Change("revision-proposed", caller, request.Note)).Apply(id, ifMatch, async pledge =>
            pledge.ProposeRevision(content, request.Note, log.Today) is { Refusal: not null } notNow ? notNow
            : content.ExternalId is { } externalId && await pledges.UsesExternalId(pledge, externalId, caller)
                ? ExternalId.Taken(externalId)
                : ShareChecks.LessThanShares(content, "/content", await shares.HeldOf(pledge, caller)) is { } refusal ? refusal
                : !await pledges.IsMember(pledge.Contributor, content.OfferedThrough, log.Today)
                ? Pledge.NotAMember(pledge.Contributor, content.OfferedThrough!, log.Today, "/content/offeredThrough")
                : pledge.ProposeRevision(content, request.Note, log.Today));
    }
}
