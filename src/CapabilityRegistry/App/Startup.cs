using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Platform.Telemetry;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace CapabilityRegistry.App;

/// <summary>What happens before the first request is taken.</summary>
public static class Startup
{
    /// <summary>The environment variable that names the folder of settings which are files of their own.</summary>
    public const string SecretsFolder = "CAPABILITYREGISTRY_SECRETS";

    public static Task<int> Serve(string[] settings) => Run(settings, Serve);

    public static Task<int> Migrate(string[] settings) => Run(settings, app => PrepareDatabase(app, migrate: true));

    /// <summary>Prints what <see cref="Migrate"/> would do, and does nothing.</summary>
    public static Task<int> TellMigration(string[] settings) =>
        Run(settings, app => Console.Out.WriteAsync(Migrations.Script(app.Services.GetRequiredService<Database>())));

    /// <summary>Carries out a command on a registry that is ready, without serving.</summary>
    public static Task<int> Ready(string[] settings, Func<WebApplication, Task> command) => Run(settings, async app =>
    {
        await PrepareDatabase(app, migrate: app.Environment.IsDevelopment());
        await command(app);
    });

    public static WebApplication Build(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        AddSecrets(builder.Configuration, settings);
        builder.AddRegistry();
        return builder.Build();
    }

    // Files of a folder, each called after its setting: Storage__ConnectionString. What is not secret may stand on the command line, which comes last.
    private static void AddSecrets(ConfigurationManager configuration, string[] settings)
    {
        if (Environment.GetEnvironmentVariable(SecretsFolder) is { Length: > 0 } folder)
        {
            configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: true);
            configuration.AddCommandLine(settings);
        }
    }

    private static async Task Serve(WebApplication app)
    {
        var isForPeople = app.Services.GetRequiredService<TelemetrySettings>().Logs != TelemetrySettings.AsJson;
        if (isForPeople)
        {
            Console.WriteLine($"CapabilityRegistry {RegistryVersion.Text} starts. If the database is new, this takes some seconds.");
        }

        app.Services.GetRequiredService<DemoTokens>().RefuseIfReachable(app.Configuration, app.Environment);
        await PrepareDatabase(app, migrate: app.Environment.IsDevelopment());
        await app.RefuseUnsafeStart();
        app.MapRegistry();
        AnnounceWhenStarted(app, isForPeople);
        await app.RunAsync();
    }

    /// <returns>0, or 1 if something stands against it, which is told on the error output.</returns>
    private static async Task<int> Run(string[] settings, Func<WebApplication, Task> command)
    {
        try
        {
            var app = Build(settings);
            app.Services.CheckSettings();
            await command(app);
            return 0;
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or FormatException or OptionsValidationException
            or IOException { InnerException: AddressInUseException })
        {
            await Console.Error.WriteLineAsync($"CapabilityRegistry does not start: {refusal.Message}");
            return 1;
        }
    }

    // Development migrates by itself; elsewhere somebody decides to, with --migrate.
    private static async Task PrepareDatabase(WebApplication app, bool migrate)
    {
        var database = app.Services.GetRequiredService<Database>();
        RefuseOtherSchema(database, mayBeOlder: migrate);

        // Whoever starts at the same time waits, and then finds everything done.
        var seed = app.Services.GetRequiredService<StorageSettings>().Seed;
        await using var alone = migrate || seed != "none" ? await database.Dialect.LockForMigration(database.ConnectionString, CancellationToken.None) : null;
        if (migrate)
        {
            Migrations.Run(database);
        }

        if (await database.Dialect.Unmet(database.ConnectionString, CancellationToken.None) is { Count: > 0 } unmet)
        {
            throw new InvalidOperationException(string.Join(" ", unmet));
        }

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Seed>().Run(seed);
    }

    private static void RefuseOtherSchema(Database database, bool mayBeOlder)
    {
        if (Migrations.Unknown(database) is { Count: > 0 } unknown)
        {
            throw new InvalidOperationException($"""
                The database is newer than this program ({RegistryVersion.Text}): it has run {string.Join(", ", unknown)}, which this program does not know.
                Run the program that migrated it, or a newer one.
                """);
        }

        if (!mayBeOlder && Migrations.Missing(database) is { Count: > 0 } missing)
        {
            throw new InvalidOperationException(
                $"The database lacks {string.Join(", ", missing)}. Run the program once with --migrate, with the same Storage settings.");
        }
    }

    /// <summary>Once listening: gets ready for the first write, and tells how to begin.</summary>
    private static void AnnounceWhenStarted(WebApplication app, bool isForPeople) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        _ = app.Services.GetRequiredService<Contracts>().Prepare();
        StartLine.Write(app);
        if (isForPeople)
        {
            Welcome.Print(Console.Out, app);
        }
    });
}
