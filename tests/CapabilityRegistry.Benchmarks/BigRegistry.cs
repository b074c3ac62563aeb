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

/// <summary>A database of very many pledges in the temporary folder, made once for each schema, by a process of its own.</summary>
internal static class BigRegistry
{
    /// <summary>How many are taken over in one transaction.</summary>
    private const int Batch = 5_000;

    private static readonly Lazy<Task<Filling>> Making = new(Prepare);

    public static string File { get; } =
        Path.Combine(
            Path.GetTempPath(),
            string.Create(
                CultureInfo.InvariantCulture, $"capability-registry-benchmark-{ManyPledges.Count}-{ManyPledges.Version}-{SchemaHash()}.db"));

    private static string FilledFile => File + ".filled";

    /// <summary>What the import took when the file was made.</summary>
    public static Task<Filling> Ready() => Making.Value;

    /// <summary>Does something with a copy of the file, which is gone afterwards.</summary>
    public static async Task OnACopy(Func<string, Task> work)
    {
        await Ready();
        var copy = Path.Combine(Path.GetTempPath(), $"capability-registry-copy-{Guid.NewGuid():N}.db");
        try
        {
            System.IO.File.Copy(File, copy);
            await work(copy);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Array.ForEach(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(copy) + "*"), System.IO.File.Delete);
        }
    }

    private static async Task<Filling> Prepare()
    {
        if (!System.IO.File.Exists(FilledFile))
        {
            foreach (var stale in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(File) + "*"))
            {
                System.IO.File.Delete(stale);
            }

            using var process = Process.Start(
                new ProcessStartInfo("dotnet", [typeof(BigRegistry).Assembly.Location, "fill"]) { RedirectStandardOutput = true })!;
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            _ = Filling.Parse(said);
            await System.IO.File.WriteAllTextAsync(FilledFile, said);
        }

        return Filling.Parse(await System.IO.File.ReadAllTextAsync(FilledFile));
    }

    /// <summary>Makes the file, and says on the output what that took.</summary>
    public static async Task Fill()
    {
        await using var app = InProcess.Build(File);
        Migrations.Run(app.Services.GetRequiredService<Database>());
        await InProcess.InScope(app, services => services.GetRequiredService<Seed>().Run("catalogue"));
        var watch = Stopwatch.StartNew();
        foreach (var rows in ManyPledges.Rows().Chunk(Batch))
        {
            await InProcess.InScope(app, services => Import(services, rows));
        }

        var (seconds, peak) = (watch.Elapsed.TotalSeconds, Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
        await InProcess.InScope(app, Require);
        SqliteConnection.ClearAllPools();
        Console.WriteLine(Report.Text($"{seconds} {peak}"));
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
        foreach (var state in ManyPledges.States)
        {
            await services.GetRequiredService<DeficiencyKeeper>().Follow(
                await services.GetRequiredService<PledgeStore>().OfStates([state], change.By), change.By);
        }

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

/// <summary>What it took to take over all pledges.</summary>
/// <param name="PeakMegabytes">Resident memory of the process at its largest.</param>
internal sealed record Filling(TimeSpan Time, double PeakMegabytes)
{
    /// <exception cref="InvalidOperationException">That is not what the process says that has filled a database.</exception>
    public static Filling Parse(string said) => said.Trim().Split(' ') is [var seconds, var peak]
        && double.TryParse(seconds, CultureInfo.InvariantCulture, out var took) && double.TryParse(peak, CultureInfo.InvariantCulture, out var megabytes)
            ? new(TimeSpan.FromSeconds(took), megabytes)
            : throw new InvalidOperationException($"No database was made: {said}");
}
