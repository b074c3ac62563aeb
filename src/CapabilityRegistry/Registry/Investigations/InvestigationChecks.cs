using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Investigations;

/// <summary>Checks of a case that is opened.</summary>
public static class InvestigationChecks
{
    /// <param name="isState">Whether the state is one that there is.</param>
    /// <param name="pledge">The one that is named; null if none is, or there is none with that key.</param>
    public static IReadOnlyList<Fault> Faults(InvestigationContent opened, bool isState, Pledge? pledge, DateOnly today) =>
    [
        .. isState ? Array.Empty<Fault>() : [Fault.At("/contributor", "unknown-code", "a code of /v1/contributors", $"'{opened.Contributor}'")],
        .. opened.Pledge is { } named && pledge?.Contributor != opened.Contributor
            ? [Fault.At("/pledge", "unknown-pledge", $"a pledge of {opened.Contributor}", $"'{named}'")]
            : Array.Empty<Fault>(),
        .. opened.OpenedOn > today ? [Fault.At("/openedOn", "in-the-future", $"{today:O} or before", $"{opened.OpenedOn:O}")] : Array.Empty<Fault>(),
    ];
}
