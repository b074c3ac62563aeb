using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Shares;

/// <summary>Which part of a unit another state is to bring.</summary>
public sealed record ProposeShareRequest : ShareContent
{
    /// <summary>The key of the pledge, of the own state.</summary>
    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }

    /// <summary>The partner: another state, ISO 3166-1 alpha-3.</summary>
    [RegularExpression(Patterns.Contributor)]
    public required string Contributor { get; init; }
}

public static class ProposeShare
{
    /// <summary>Proposes to another state which part of the own unit it brings</summary>
    /// <remarks>
    /// Of a pledge that is neither withdrawn nor lapsed. The lists of the pledge state the whole unit, and all shares together hold no more than they do. Each
    /// state has one share in a unit. Until the partner confirms it the unit is not counted as supply: it is no candidate (<c>share-open</c>), and gap table,
    /// forecast and scarcity leave it out. Its readiness stays as it is. The event is <c>proposed</c>; <c>jointWith</c> and <c>openShares</c> of the pledge
    /// change with it.
    /// </remarks>
    public static async Task<Results<Added<ShareView>, Refused>> Handle(
        ProposeShareRequest request, ShareStore shares, ShareUpdate update, PledgeStore pledges, PledgeLapses lapses,
        CatalogueStore catalogue, Caller caller)
    {
        // Held before anything is compared: two proposals at once must not take the same part.
        await pledges.Lock(request.Pledge, caller);
        var pledge = await lapses.Settled(request.Pledge, caller);
        IReadOnlyList<Share> held = pledge is null ? [] : [.. (await shares.Beside(pledge.Id, caller)).Where(share => share.IsHeld)];
        if (Faults(request, pledge, held, await catalogue.Codes()) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        if ((PledgeLife.RefusalIfOver(pledge!) ?? HasOne(request.Contributor, held)) is { } refusal)
        {
            return Refused.Because(refusal);
        }

        var share = await update.Add(request, pledge!, request.Contributor, new Change("proposed", caller));
        return new Added<ShareView>(await update.View(share, caller), share.Version, $"/v1/shares/{share.Id}");
    }

    private static IReadOnlyList<Fault> Faults(ProposeShareRequest request, Pledge? pledge, IReadOnlyList<Share> held, CatalogueCodes codes) =>
    [
        .. pledge is null
            ? [Fault.At("/pledge", "unknown-pledge", "the key of a pledge", $"'{request.Pledge}'")]
            : ShareChecks.MoreThanTheUnitHas(request, pledge, held),
        .. CatalogueCodes.Unknown([request.Contributor], codes.Contributors, _ => "/contributor", "/v1/contributors"),
        .. pledge?.Contributor == request.Contributor
            ? [Fault.At("/contributor", "lead-as-partner", "another state than the one that pledges the unit", request.Contributor)]
            : Array.Empty<Fault>(),
        .. ShareChecks.Faults(request),
    ];

    private static Refusal? HasOne(string contributor, IReadOnlyList<Share> held) => held.FirstOrDefault(share => share.Contributor == contributor) is { } one
        ? new Refusal("has-a-share", $"{contributor} has a share in the unit.",
            Fault.At("/contributor", "has-a-share", "a state without a share that is proposed or confirmed", $"{one.Id}, {one.Status.Code()}"))
        : null;
}
