using System.Globalization;
using CapabilityRegistry.App;
using CapabilityRegistry.Planning.Defence;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Audit;

// SqlClient needs culture data, so it is installed; the registry itself uses the invariant culture.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

var (command, settings) = Startup.Arguments(args);
if (command == Command.VerifyPlan)
{
    return VerifyCommand.Run(settings, Console.Out);
}

if (command == Command.Audit)
{
    return await AuditCommand.Run(settings, Console.Out, Console.Error);
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
try
{
    builder.AddRegistry();
    var app = builder.Build();
    app.PrepareDatabase(command);
    await app.SeedDatabase();
    switch (command)
    {
        case Command.CreateToken:
            await TokenCommand.Run(app.Services, settings, Console.Out);
            break;
        case Command.Serve:
            await app.RefuseUnsafeStart();
            app.MapRegistry();
            app.AnnounceWhenStarted();
            await app.RunAsync();
            break;
    }

    return 0;
}
catch (Exception refusal) when (refusal is InvalidOperationException or FormatException)
{
    Console.Error.WriteLine($"CapabilityRegistry does not start: {refusal.Message}");
    return 1;
}
