using CapabilityRegistry;

var (migrate, settings) = Startup.Arguments(args);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
try
{
    builder.AddRegistry();
    var app = builder.Build();
    app.PrepareDatabase(migrate);
    await app.SeedDatabase();
    if (!migrate)
    {
        app.MapRegistry();
        app.AnnounceWhenStarted();
        await app.RunAsync();
    }

    return 0;
}
catch (InvalidOperationException refusal)
{
    Console.Error.WriteLine($"CapabilityRegistry does not start: {refusal.Message}");
    return 1;
}
