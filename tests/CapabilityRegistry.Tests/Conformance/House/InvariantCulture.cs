using System.Globalization;
using System.Runtime.CompilerServices;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>The program runs in the invariant culture, whatever the machine's; so do its tests.</summary>
internal static class InvariantCulture
{
    [ModuleInitializer]
    public static void Set()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
    }
}
