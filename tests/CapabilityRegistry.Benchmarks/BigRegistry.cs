using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CapabilityRegistry.App;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Deficiencies;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Seeding;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Benchmarks;

/// <summary>A database of 100,000 pledges in the temporary folder, made once for each schema.</summary>
internal static class BigRegistry
{
    private static readonly Lazy<Task<TimeSpan>> Making = new(Prepare);

    public static string File { get; } =
        Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"capability-registry-benchmark-{ManyPledges.Version}-{SchemaHash()}.db"));

    private static string TimeFile => File + ".seconds";

    /// <summary>How long the import took when the file was made.</summary>
    public static Task<TimeSpan> Ready() => Making.Value;

    private static async Task<TimeSpan> Prepare()
    {
        if (!System.IO.File.Exists(TimeFile))
        {
            var seconds = await Make();
            await System.IO.File.WriteAllTextAsync(TimeFile, seconds.ToString(CultureInfo.InvariantCulture));
        }

        return TimeSpan.FromSeconds(double.Parse(await System.IO.File.ReadAllTextAsync(TimeFile), CultureInfo.InvariantCulture));
    }

    private static async Task<double> Make()
    {
        foreach (var stale in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(File) + "*"))
        {
            System.IO.File.Delete(stale);
        }

        await using var app = InProcess.Build(File);
        Migrations.Run(app.Services.GetRequiredService<Database>());
        await InProcess.InScope(app, services => services.GetRequiredService<Seed>().Run("catalogue"));
        var rows = ManyPledges.Rows().ToList();
        var watch = Stopwatch.StartNew();
        await InProcess.InScope(app, services => Import(services, rows));
        var seconds = watch.Elapsed.TotalSeconds;
        await InProcess.InScope(app, Require);
        SqliteConnection.ClearAllPools();
        return seconds;
    }

    private static async Task<bool> Import(IServiceProvider services, IReadOnlyList<CsvRow> rows)
    {
        await services.GetRequiredService<SeedPledges>().Run(rows, new Change("imported", new Caller("benchmark", Role.Administrator, null)));
        await services.GetRequiredService<CapabilityRegistry.Platform.Events.EventLog>().Commit();
        return true;
    }

    // The requirements of the demo with the statements that they refer to, to ask for their candidates.
    private static async Task<bool> Require(IServiceProvider services)
    {
        var change = new Change("imported", new Caller("benchmark", Role.Administrator, null));
        await services.GetRequiredService<SeedSurs>().Run(DemoFile.Read("surs"), change);
        await services.GetRequiredService<SeedRequirements>().Run(DemoFile.Read("requirements"), change);
        // Else the comparing of lists with these statements would begin with the first server that is measured.
        await services.GetRequiredService<DeficiencyKeeper>().Follow(
            await services.GetRequiredService<PledgeStore>().OfStates(null, change.By), change.By);
        await services.GetRequiredService<CapabilityRegistry.Platform.Events.EventLog>().Commit();
        return true;
    }

    private static string SchemaHash()
    {
        var assembly = typeof(Migrations).Assembly;
        var scripts = assembly.GetManifestResourceNames().Where(name => name.StartsWith("migrations/", StringComparison.Ordinal)).Order();
        var texts = scripts.Select(name => new StreamReader(assembly.GetManifestResourceStream(name)!).ReadToEnd());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(texts))))[..12];
    }
}
