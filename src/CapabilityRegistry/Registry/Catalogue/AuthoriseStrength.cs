using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>What a resolution authorises for a mission.</summary>
public sealed record AuthoriseStrengthRequest
{
    /// <summary>A code of /v1/missions.</summary>
    [RegularExpression(Patterns.Mission)]
    public required string Mission { get; init; }

    /// <summary>The resolution, e.g. S/RES/2387 (2017).</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reference { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Persons; null if it says nothing of them.</summary>
    [Range(0, 1_000_000)]
    public int? Military { get; init; }

    /// <summary>Persons; null if it says nothing of them.</summary>
    [Range(0, 1_000_000)]
    public int? Police { get; init; }

    /// <summary>What is to be known besides; null for nothing.</summary>
    [StringLength(400, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Note { get; init; }

    /// <summary>Where it is written.</summary>
    [StringLength(400, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Source { get; init; }
}

public static class AuthoriseStrength
{
    /// <summary>Records the strength that a resolution authorises for a mission</summary>
    /// <remarks>
    /// From <c>effectiveOn</c> on it is the ceiling that the requirements of the mission are held against, and requirements of the mission can name
    /// it as their <c>resolution</c>. It is recorded once and never changed: a later resolution is recorded beside it, and the same reference with
    /// the same day is refused. The event is <c>strength-authorised</c>. The answer is the mission with all that was authorised for it. Requirements
    /// that exceed the ceiling are warned of, not refused.
    /// </remarks>
    public static async Task<Results<Ok<Mission>, Refused>> Handle(AuthoriseStrengthRequest request, CatalogueStore catalogue, Caller caller)
    {
        if (await catalogue.Mission(request.Mission) is not { } before)
        {
            return Refused.Invalid([Fault.At("/mission", "unknown-code", "a code of /v1/missions", $"'{request.Mission}'")]);
        }

        var strength = new AuthorisedStrength
        {
            EffectiveOn = request.EffectiveOn,
            Reference = request.Reference,
            Military = request.Military,
            Police = request.Police,
            Note = request.Note,
            Certainty = CertaintyCodes.Official,
            Source = request.Source,
        };
        return await catalogue.Add(before, strength, new Change("strength-authorised", caller))
            ? TypedResults.Ok((await catalogue.Mission(request.Mission))!)
            : Refused.Because(new("strength-recorded", "This resolution is on record with this day.",
                Fault.At("/reference", "strength-recorded", "a reference and day not recorded before", $"'{request.Reference}', {request.EffectiveOn:O}")));
    }
}
