using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Papers;

/// <summary>Checks of a paper that is handed in.</summary>
public static class PaperChecks
{
    /// <summary>A paper says what its kind is about, and nothing else.</summary>
    public static IReadOnlyList<Fault> Faults(PaperContent paper) =>
    [
        .. Only(PaperKind.PortOfEmbarkation, "/port", paper.Kind, paper.Port, "the port of embarkation"),
        .. Only(PaperKind.DaysToDeploy, "/days", paper.Kind, paper.Days, "the average number of days"),
    ];

    // A member that papers of one kind must have, and no others.
    private static IEnumerable<Fault> Only(PaperKind of, string at, PaperKind kind, object? given, string what) => (kind == of, given) switch
    {
        (true, null) => [Fault.At(at, "missing-for-its-kind", what, "nothing")],
        (false, not null) => [Fault.At(at, "not-of-its-kind", $"nothing, for a paper of the kind {kind.Code()}", $"'{given}'")],
        _ => [],
    };
}
