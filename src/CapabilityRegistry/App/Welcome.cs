using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access.Tokens;

namespace CapabilityRegistry.App;

/// <summary>Prints the address and first steps once the registry listens.</summary>
public static class Welcome
{
    public static void Print(TextWriter output, WebApplication app)
    {
        var address = app.Urls.First();
        output.WriteLine($"CapabilityRegistry listens on {address}");
        if (app.Services.GetRequiredService<DemoTokens>().Enabled)
        {
            PrintDemo(output, address);
        }
    }

    private static void PrintDemo(TextWriter output, string address)
    {
        output.WriteLine();
        output.WriteLine("Demo tokens (Development only, this machine only):");
        foreach (var (token, caller) in DemoTokens.All)
        {
            output.WriteLine($"  {token,-22} {caller.Role.Code()}{(caller.Contributor is null ? "" : $" of {caller.Contributor}")}");
        }

        output.WriteLine($"""

            Try next:
              open {address}/ and sign in as one of them
              curl -H 'Authorization: Bearer demo-planner' '{address}/v1/pledges?unitType=ENGINEER_COY&minimumLevel=L2'
              the tour in src/CapabilityRegistry/TOUR.md
            """);
    }
}
