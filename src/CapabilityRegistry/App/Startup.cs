using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Registry.Imports;

namespace CapabilityRegistry.App;

/// <summary>What happens before the first request is taken.</summary>
public static class Startup
{
    private const string MigrateOnly = "--migrate";

    /// <summary>Separates the command from the arguments; the rest is configuration.</summary>
    public static (Command Command, string[] Settings) Arguments(string[] args) => args switch
    {
        ["token", "create", .. var settings] => (Command.CreateToken, settings),
        ["match", "verify", .. var files] => (Command.VerifyPlan, files),
        ["audit", .. var words] => (Command.Audit, words),
        _ when args.Contains(MigrateOnly) => (Command.Migrate, [.. args.Where(arg => arg != MigrateOnly)]),
        _ => (Command.Serve, args),
    };

    /// <summary>Development migrates by itself; elsewhere somebody decides to, with --migrate.</summary>
    /// <exception cref="InvalidOperationException">The schema is older than the program.</exception>
    public static void PrepareDatabase(this WebApplication app, Command command)
    {
        var database = app.Services.GetRequiredService<Database>();
        if (command == Command.Migrate || app.Environment.IsDevelopment())
        {
            Migrations.Run(database);
        }
        else if (Migrations.Missing(database) is { Count: > 0 } missing)
        {
            throw new InvalidOperationException(
                $"The database lacks {string.Join(", ", missing)}. Run the program once with {MigrateOnly}, with the same Storage settings.");
        }
    }

    /// <summary>Fills an empty registry with what Storage:Seed names.</summary>
    public static async Task SeedDatabase(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Seed>().Run(app.Configuration[Seed.Setting] ?? "none");
    }

    /// <summary>Once listening: gets ready for the first write, and tells how to begin.</summary>
    public static void AnnounceWhenStarted(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        _ = app.Services.GetRequiredService<Contracts>().Prepare();
        Welcome.Print(Console.Out, app);
    });
}

/// <summary>What the program was started for.</summary>
public enum Command
{
    Serve,
    Migrate,
    CreateToken,
    VerifyPlan,
    Audit,
}
