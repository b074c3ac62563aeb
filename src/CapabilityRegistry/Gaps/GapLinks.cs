using CapabilityRegistry.Catalogue;
using Microsoft.AspNetCore.WebUtilities;

namespace CapabilityRegistry.Gaps;

/// <summary>The addresses of the lists behind the figures.</summary>
public static class GapLinks
{
    public static string Required(DateOnly on, string? mission, bool? goals, string? unitType, ReadinessLevel? level) =>
        Address("/v1/requirements", ("neededOn", Day(on)), ("mission", mission), ("goals", Flag(goals)), ("unitType", unitType), ("minimumLevel", level?.Code()));

    public static string Unmet(DateOnly on, string? mission, bool? goals, string? unitType, ReadinessLevel? level) =>
        Address("/v1/gaps/requirements", ("on", Day(on)), ("mission", mission), ("goals", Flag(goals)), ("unitType", unitType), ("minimumLevel", level?.Code()));

    public static string Available(DateOnly on, string unitType, ReadinessLevel level) =>
        Address("/v1/pledges", ("availableOn", Day(on)), ("freeOn", Day(on)), ("unitType", unitType), ("minimumLevel", level.Code()), ("status", "registered"));

    private static string? Flag(bool? value) => value switch
    {
        null => null,
        true => "true",
        false => "false",
    };

    private static string Day(DateOnly day) => $"{day:O}";

    private static string Address(string path, params (string Name, string? Value)[] query) =>
        QueryHelpers.AddQueryString(path, query.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
}
