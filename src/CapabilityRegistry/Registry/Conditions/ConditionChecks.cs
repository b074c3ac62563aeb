using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Conditions;

/// <summary>Checks of a condition that is stated.</summary>
public static class ConditionChecks
{
    /// <param name="pledge">Null if there is none with that key.</param>
    public static IReadOnlyList<Fault> Faults(ConditionContent condition, Pledge? pledge, DateOnly today) =>
    [
        .. pledge is null ? [Fault.At("/pledge", "unknown-pledge", "the key of a pledge", $"'{condition.Pledge}'")] : Array.Empty<Fault>(),
        .. (condition.ValidUntil <= condition.ValidFrom, condition.ValidUntil <= today) switch
        {
            (true, _) => [Fault.At("/validUntil", "dates-reversed", $"a day after {condition.ValidFrom:O} (validFrom)", $"{condition.ValidUntil:O}")],
            (_, true) => [Fault.At("/validUntil", "in-the-past", $"a day after {today:O}", $"{condition.ValidUntil:O}")],
            _ => Array.Empty<Fault>(),
        },
    ];
}
