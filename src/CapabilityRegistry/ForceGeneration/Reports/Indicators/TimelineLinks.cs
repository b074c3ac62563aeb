using CapabilityRegistry.Kernel;
using Microsoft.AspNetCore.WebUtilities;

namespace CapabilityRegistry.ForceGeneration.Reports.Indicators;

/// <summary>The addresses of lists of timelines.</summary>
internal static class TimelineLinks
{
    public static string Of(DateOnly from, DateOnly to, TimelineChoice choice)
    {
        (string Name, string? Value)[] query =
        [
            ("from", $"{from:O}"),
            ("to", $"{to:O}"),
            ("reached", choice.Reached?.Code()),
            ("inTime", Flag(choice.InTime)),
            ("announced", Flag(choice.Announced)),
            ("registeredHere", Flag(choice.RegisteredHere)),
            ("age", choice.Age?.Code()),
            ("standing", Flag(choice.Standing)),
            ("serving", Flag(choice.Serving)),
            .. choice.Regions.Select(region => ("region", (string?)region)),
        ];
        return QueryHelpers.AddQueryString(
            "/v1/reports/indicators/timelines",
            query.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Name, each.Value)));
    }

    private static string? Flag(bool? value) => value switch
    {
        null => null,
        true => "true",
        false => "false",
    };
}
