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
    /// handed in, not as supply. The event is <c>drafted</c>. The answer is the pledge with its new key; <c>Location</c> says where it is read. An
    /// <c>externalId</c>, the state's own reference, is given to one pledge of the state only. When it is complete, submit it.
    /// </remarks>
    public static Task<Results<Added<Pledge>, Refused>> Handle(
        DraftPledgeRequest request, PledgeStore pledges, CatalogueStore catalogue, EventLog log, Caller caller) =>
        Add(New(request, caller), request.Contributor, [], new Change("drafted", caller), pledges, catalogue, log);

    /// <param name="pledge">It gets its key here.</param>
    /// <param name="named">The state that the request names; null if none.</param>
    /// <param name="more">What is wrong with the request besides the content.</param>
    internal static async Task<Results<Added<Pledge>, Refused>> Add(
        Pledge pledge, string? named, IReadOnlyList<Fault> more, Change change, PledgeStore pledges, CatalogueStore catalogue, EventLog log)
    {
        if (named is not null && named != pledge.Contributor)
        {
            return Refused.Because(NotYours);
        }

        IReadOnlyList<Fault> faults =
            [.. PledgeChecks.FaultsOn(pledge, await catalogue.Codes(), log.Today), .. more, .. await Partners.Faults(pledge, null, pledges, change.By)];
        if (faults.Count > 0)
        {
            return Refused.Invalid(faults);
        }

        return await pledges.Add(pledge, change) is { } added
            ? new Added<Pledge>(added, added.Version, $"/v1/pledges/{added.Id}")
            : Refused.Because(ExternalId.Taken(pledge.ExternalId!));
    }

    internal static Pledge New(PledgeContent content, Caller caller) => Pledge.Of(content) with
    {
        Id = "",
        Version = 1,
        Contributor = caller.Contributor!,
        Status = PledgeStatus.Draft,
    };
}
