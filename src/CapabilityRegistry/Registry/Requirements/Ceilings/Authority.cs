using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Requirements.Ceilings;

/// <summary>The resolution that a requirement rests on, with the ceiling that it set when it was named.</summary>
public sealed record Authority
{
    /// <summary>E.g. S/RES/2387 (2017).</summary>
    public required string Reference { get; init; }

    /// <summary>The day from which it applies; null where the source gives no date.</summary>
    public required DateOnly? EffectiveOn { get; init; }

    /// <summary>Persons; null where the source gives none.</summary>
    public required int? Military { get; init; }

    /// <summary>Persons; null where the source gives none.</summary>
    public required int? Police { get; init; }

    /// <summary>The newest of the mission's authorised strengths with this reference; null if it has none.</summary>
    public static Authority? Of(string reference, IEnumerable<AuthorisedStrength> strengths) => strengths
        .Where(strength => strength.Reference == reference).MaxBy(strength => strength.EffectiveOn) is { } found
            ? new Authority { Reference = reference, EffectiveOn = found.EffectiveOn, Military = found.Military, Police = found.Police }
            : null;
}
