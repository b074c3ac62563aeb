using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.WebUtilities;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>The addresses of the lists behind the figures.</summary>
public static class GapLinks
{
    public static string Required(DateOnly on, GapScope scope) =>
        Address(
            "/v1/requirements",
            [
                ("neededOn", Day(on)),
                .. Each("mission", scope.Missions),
                ("goals", Flag(scope.Goals)),
                .. Each("unitType", scope.UnitTypes),
                .. Each("minimumLevel", scope.MinimumLevels),
            ]);

    public static string Unmet(DateOnly on, GapScope scope, bool ifVisitsPass = false, DateOnly? knownOn = null) =>
        OfPlan("/v1/gaps/requirements", on, scope, ifVisitsPass, knownOn);

    public static string Met(DateOnly on, GapScope scope) => OfPlan("/v1/gaps/met", on, scope, false, null);

    /// <param name="least">The level from which on pledges count.</param>
    public static string Available(DateOnly on, GapScope scope, ReadinessLevel least) => OfSupply(on, scope, ("minimumLevel", least.Code()));

    /// <summary>Pledges that planned assessment visits would bring to Level 2 by the day.</summary>
    public static string Raised(DateOnly on, GapScope scope, ReadinessLevel least) =>
        OfSupply(on, scope, ("minimumLevel", least.Code()), ("raisedByVisits", Flag(true)));

    private static string OfPlan(string path, DateOnly on, GapScope scope, bool ifVisitsPass, DateOnly? knownOn) => Address(
        path,
        [
            ("on", Day(on)),
            ("knownOn", knownOn is { } known ? Day(known) : null),
            .. Each("mission", scope.Missions),
            ("goals", Flag(scope.Goals)),
            .. Each("unitType", scope.UnitTypes),
            .. Each("minimumLevel", scope.MinimumLevels),
            .. Each("region", scope.Group.Regions),
            .. Each("organisation", scope.Group.Organisations),
            ("ifVisitsPass", Flag(ifVisitsPass ? true : null)),
        ]);

    private static string OfSupply(DateOnly on, GapScope scope, params (string Name, string? Value)[] conditions) => Address(
        "/v1/gaps/supply",
        [
            ("on", Day(on)),
            .. conditions,
            .. Each("unitType", scope.UnitTypes),
            .. Each("region", scope.Group.Regions),
            .. Each("organisation", scope.Group.Organisations),
        ]);

    private static IEnumerable<(string Name, string? Value)> Each(string name, AnyOf<string> values) =>
        values.Values.Select(value => (name, (string?)value));

    private static IEnumerable<(string Name, string? Value)> Each(string name, AnyOf<ReadinessLevel> values) =>
        values.Values.Select(value => (name, (string?)value.Code()));

    private static string? Flag(bool? value) => value switch
    {
        null => null,
        true => "true",
        false => "false",
    };

    internal static string Day(DateOnly day) => $"{day:O}";

    internal static string Address(string path, params (string Name, string? Value)[] query) =>
        QueryHelpers.AddQueryString(path, query.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
}
