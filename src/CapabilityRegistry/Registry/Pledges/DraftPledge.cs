using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>A new pledge: what the state says of the unit.</summary>
public sealed record DraftPledgeRequest : PledgeContent
{
    /// <summary>The pledging state. A focal point may leave it out: it speaks for its own state only.</summary>
    [RegularExpression(Patterns.Contributor)]
    public string? Contributor { get; init; }
}

public static class DraftPledge
{
    private static readonly Refusal NotYours = new("not-your-state", "A focal point pledges units of its own state only.") { Kind = RefusalKind.Forbidden };

    /// <summary>Drafts a pledge of a state</summary>
    /// <remarks>
    /// The new pledge has the status <c>draft</c>, in which the state may change it and may leave papers for later. It counts nowhere yet: not as
    /// announced, not as supply. The event is <c>drafted</c>. The answer is the pledge with its new key; <c>Location</c> says where it is read. An
    /// <c>externalId</c>, the state's own reference, is given to one pledge of the state only. When it is complete, submit it.
    /// </remarks>
    public static async Task<Results<Added<Pledge>, Refused>> Handle(
        DraftPledgeRequest request, PledgeStore pledges, CatalogueStore catalogue, EventLog log, Caller caller)
    {
        if (request.Contributor is { } named && named != caller.Contributor)
        {
            return Refused.Because(NotYours);
        }

        IReadOnlyList<Fault> faults =
            [.. PledgeChecks.FaultsOn(request, await catalogue.Codes(), log.Today), .. await Partners.Faults(request, null, pledges, caller)];
        if (faults.Count > 0)
        {
            return Refused.Invalid(faults);
        }

        return await pledges.Add(New(request, caller.Contributor!), new Change("drafted", caller)) is { } pledge
            ? new Added<Pledge>(pledge, pledge.Version, $"/v1/pledges/{pledge.Id}")
            : Refused.Because(ExternalId.Taken(request.ExternalId!));
    }

    private static Pledge New(DraftPledgeRequest request, string contributor) => Pledge.Of(request) with
    {
        Id = "",
        Version = 1,
        Contributor = contributor,
        Status = PledgeStatus.Draft,
    };
}
