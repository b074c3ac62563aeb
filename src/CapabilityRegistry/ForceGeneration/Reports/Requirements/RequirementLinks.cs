using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.WebUtilities;

namespace CapabilityRegistry.ForceGeneration.Reports.Requirements;

/// <summary>The addresses of lists of requirements in force.</summary>
internal static class RequirementLinks
{
    /// <summary>Those whose need begins after the first day of the span, and not after its last one.</summary>
    public static string Emerging(ReportSpan span, string? unitType = null) =>
        Address([("beginsAfter", Day(span.First)), ("until", Day(span.Last)), ("unitType", unitType)]);

    /// <summary>Those that are needed on some day of the span and ask for exactly a level.</summary>
    public static string AtLevel(ReportSpan span, string unitType, ReadinessLevel level) =>
        Address([("from", Day(span.First)), ("until", Day(span.Last)), ("unitType", unitType), ("minimumLevel", level.Code())]);

    private static string Day(DateOnly day) => $"{day:O}";

    private static string Address(IEnumerable<(string Name, string? Value)> query) => QueryHelpers.AddQueryString("/v1/requirements",
    [
        KeyValuePair.Create("status", (string?)RequirementStatus.Published.Code()),
        KeyValuePair.Create("status", (string?)RequirementStatus.Amended.Code()),
        .. query.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)),
    ]);
}
