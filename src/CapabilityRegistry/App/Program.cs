using System.Globalization;
using CapabilityRegistry.App;

// SqlClient needs culture data, so it is installed; the registry itself uses the invariant culture.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

return await CommandLine.Run(args);
