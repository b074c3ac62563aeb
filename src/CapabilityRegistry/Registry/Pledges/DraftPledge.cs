using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>A new pledge.</summary>
public sealed record DraftPledgeRequest : PledgeContent
{
    /// <summary>The pledging state. A focal point may leave it out: it speaks for its own state only.</summary>
    [RegularExpression(Patterns.Contributor)]
    public string? Contributor { get; init; }
}

public static class DraftPledge
{
    private static readonly Refusal NotYours = new("not-your-state", "A focal point pledges units of its own state only.") { Kind = RefusalKind.Forbidden };

    /// <summary>Drafts a pledge; the state may edit it until it is submitted</summary>
    public static async Task<Results<Added<Pledge>, Refused>> Handle(
        DraftPledgeRequest request, PledgeStore pledges, CatalogueStore catalogue, Caller caller)
    {
        if (request.Contributor is { } named && named != caller.Contributor)
        {
            return Refused.Because(NotYours);
        }

        IReadOnlyList<Fault> faults =
            [.. PledgeChecks.Faults(request, await catalogue.Codes()), .. await Partners.Faults(request, null, pledges, caller)];
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
