using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Agreements;

/// <summary>Checks of an agreement that is recorded.</summary>
public static class AgreementChecks
{
    /// <param name="pledge">Null if there is none with that key.</param>
    /// <param name="sur">Null if there is none with that key.</param>
    public static IReadOnlyList<Fault> Faults(AgreementContent agreement, Pledge? pledge, Sur? sur, DateOnly today) =>
    [
        .. pledge is null ? [Fault.At("/pledge", "unknown-pledge", "the key of a pledge", $"'{agreement.Pledge}'")] : Array.Empty<Fault>(),
        .. sur is null ? [Fault.At("/sur", "unknown-code", "a key of /v1/surs", $"'{agreement.Sur}'")] : SurFaults(sur, pledge),
        .. agreement.SignedOn > today
            ? [Fault.At("/signedOn", "in-the-future", $"{today:O} or before", $"{agreement.SignedOn:O}")]
            : Array.Empty<Fault>(),
        .. agreement.Until <= agreement.SignedOn
            ? [Fault.At("/until", "dates-reversed", $"a day after {agreement.SignedOn:O} (signedOn)", $"{agreement.Until:O}")]
            : Array.Empty<Fault>(),
    ];

    /// <summary>The refusal if nothing can be agreed on for the unit, or could be on that day; null if it can.</summary>
    public static Refusal? Refusal(AgreementContent agreement, Pledge pledge) => pledge switch
    {
        _ when !pledge.Status.HoldsLevel() => new Refusal("pledge-not-registered", "An agreement is on a registered unit.",
            Fault.At("/pledge", "pledge-not-registered", "a registered pledge", $"{pledge.Id}, which is {pledge.Status.Code()}")),
        _ when agreement.SignedOn < pledge.Beginning => new Refusal("signed-before-the-pledge", "An agreement is on a pledged unit.",
            Fault.At("/signedOn", "signed-before-the-pledge", $"{pledge.Beginning:O} or later", $"{agreement.SignedOn:O}")),
        _ => null,
    };

    private static IReadOnlyList<Fault> SurFaults(Sur sur, Pledge? pledge) => sur switch
    {
        { Status: not SurStatus.Published } => [Fault.At("/sur", "sur-not-published", "a published statement", $"{sur.Id}, which is {sur.Status.Code()}")],
        { Mission: { } mission } => [Fault.At("/sur", "sur-of-a-mission", "a generic statement", $"{sur.Id}, which is for {mission}")],
        _ when pledge is not null && sur.UnitType != pledge.UnitType =>
            [Fault.At("/sur", "sur-of-another-unit-type", $"a statement for {pledge.UnitType}", $"{sur.Id}, which is for {sur.UnitType}")],
        _ => [],
    };
}
