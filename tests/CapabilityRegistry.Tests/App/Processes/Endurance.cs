using System.Globalization;

namespace CapabilityRegistry.Tests.App.Processes;

/// <summary>
/// How long the program is put to the test, in minutes: CAPABILITYREGISTRY_ENDURANCE. Without it these tests are short, and those that cannot be are skipped.
/// </summary>
internal static class Endurance
{
    public const string Variable = "CAPABILITYREGISTRY_ENDURANCE";

    public const string Skipped = $"{Variable} is not set";

    public static bool IsAsked => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    /// <summary>0 if nobody asks for more than the least.</summary>
    public static double Minutes =>
        IsAsked ? double.Parse(Environment.GetEnvironmentVariable(Variable)!, CultureInfo.InvariantCulture) : 0;
}
