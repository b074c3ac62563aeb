using CapabilityRegistry.Readiness.Model;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>The codes of where a pledge stands on a day.</summary>
public static class Standings
{
    public static IReadOnlyList<string> Codes { get; } = [.. Enum.GetValues<Standing>().Select(CodeOf)];

    public static string CodeOf(Standing standing) => standing switch
    {
        Standing.NotRegistered => "not-registered",
        Standing.Registered => "registered",
        Standing.Suspended => "suspended",
        Standing.Lapsed => "lapsed",
        _ => "withdrawn",
    };
}
