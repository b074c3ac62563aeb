using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Surs;

namespace CapabilityRegistry.Registry.Requirements.Rules;

/// <summary>What a requirement takes over from its Statement of Unit Requirements.</summary>
public sealed record ReferencedSur
{
    public required IReadOnlyList<SurLine> Lines { get; init; }

    /// <summary>Persons by rank group; empty if the statement leaves them open.</summary>
    public required IReadOnlyList<PersonnelDemand> Personnel { get; init; }

    /// <summary>What the one unit brings that the statement describes, in the measure of its unit type.</summary>
    public required int Amount { get; init; }

    /// <summary>Persons of that unit; null if the statement leaves them open.</summary>
    public int? Persons => Personnel.Count == 0 ? null : Personnel.Sum(line => line.Persons);

    public static ReferencedSur Of(Sur sur) => new() { Lines = sur.Lines, Personnel = sur.Personnel, Amount = sur.Capacity.Amount };

    /// <summary>Faults of a reference to a statement.</summary>
    /// <param name="sur">Null if there is none with that key.</param>
    public static IEnumerable<Fault> Faults(RequirementContent content, Sur? sur) => sur switch
    {
        null => [Fault.At("/sur", "unknown-code", "a key of /v1/surs", $"'{content.Sur}'")],
        { Status: not SurStatus.Published } => [Fault.At("/sur", "sur-not-published", "a published statement", $"{sur.Id}, which is {sur.Status.Code()}")],
        _ when sur.UnitType != content.UnitType =>
            [Fault.At("/sur", "sur-of-another-unit-type", $"a statement for {content.UnitType}", $"{sur.Id}, which is for {sur.UnitType}")],
        _ when content.NeededBy < sur.EffectiveFrom || content.NeededBy >= sur.EffectiveUntil =>
            [Fault.At("/sur", "sur-not-in-effect", $"a statement in effect on {content.NeededBy:O} (neededBy)", $"{sur.Id}, in effect {Effect(sur)}")],
        _ => [],
    };

    private static string Effect(Sur sur) => sur.EffectiveUntil is { } end ? $"from {sur.EffectiveFrom:O} until before {end:O}" : $"from {sur.EffectiveFrom:O}";
}
