using System.Diagnostics;
using System.Reflection;
using CapabilityRegistry.App;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Seeding;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using EventLog = CapabilityRegistry.Platform.Events.EventLog;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>
/// What the chain of events costs a bulk write: 10,000 pledges through the import, in one transaction, each time into a
/// new copy of the same database, in turns. Without the chain the same events are written by the same statement, with
/// zeros for hashes; without events the rows are committed and nothing is written about them.
/// </summary>
internal static class Chain
{
    private const int Pledges = 10_000;
    private const int Rounds = 5;
    private const double MostRatio = 2;

    private static readonly Change Imported = new("imported", new Caller("benchmark", Role.Administrator, null));

    public static async Task Measure(Report report)
    {
        var rows = ManyPledges.Rows().Take(Pledges).ToList();
        var empty = await Empty();
        var (chained, unchained, bare) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            // The first round is for the compiler.
            Add(chained, await Seconds(empty, rows, services => services.GetRequiredService<EventLog>().Commit()), round >= 0);
            Add(unchained, await Seconds(empty, rows, WithoutChain), round >= 0);
            Add(bare, await Seconds(empty, rows, services => services.GetRequiredService<Work>().Commit()), round >= 0);
        }

        File.Delete(empty);
        Compare(report, "without the chain (the same events, not hashed)", chained, unchained);
        Compare(report, "without any events", chained, bare);
    }

    private static void Add(List<double> all, double seconds, bool keep)
    {
        if (keep)
        {
            all.Add(seconds);
        }
    }

    private static void Compare(Report report, string than, List<double> chained, List<double> other)
    {
        var ratios = chained.Zip(other, (with, without) => with / without).Order().ToList();
        report.Add(
            $"import of {Pledges:N0} pledges ÷ the same {than}",
            Report.Text($"{Report.Median(ratios):0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00}): ")
            + Report.Text($"{Report.Median(chained):0.00} s ÷ {Report.Median(other):0.00} s"),
            Report.Text($"≤ {MostRatio}"), Report.Median(ratios) <= MostRatio);
    }

    private static async Task<string> Empty()
    {
        var file = Path.Combine(Path.GetTempPath(), $"capability-registry-benchmark-chain-{Guid.NewGuid():N}.db");
        await using var app = InProcess.Build(file);
        Migrations.Run(app.Services.GetRequiredService<Database>());
        await InProcess.InScope(app, services => services.GetRequiredService<Seed>().Run("catalogue"));
        SqliteConnection.ClearAllPools();
        return file;
    }

    private static async Task<double> Seconds(string empty, IReadOnlyList<CsvRow> rows, Func<IServiceProvider, Task> commit)
    {
        var file = $"{empty}.{Guid.NewGuid():N}";
        File.Copy(empty, file);
        await using var app = InProcess.Build(file);
        GC.Collect();
        var seconds = await InProcess.InScope(app, async services =>
        {
            var watch = Stopwatch.StartNew();
            await services.GetRequiredService<SeedPledges>().Run(rows, Imported);
            await commit(services);
            return watch.Elapsed.TotalSeconds;
        });
        SqliteConnection.ClearAllPools();
        Array.ForEach(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"), File.Delete);
        return seconds;
    }

    private static async Task WithoutChain(IServiceProvider services)
    {
        var log = services.GetRequiredService<EventLog>();
        var pending = (List<Event>)typeof(EventLog).GetField("_pending", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(log)!;
        var work = services.GetRequiredService<Work>();
        await work.Change(RegistrySql.Of<EventLog>("Insert"),
            pending.Select((each, index) => each with { Seq = index + 2, PreviousHash = EventHash.Start, Hash = EventHash.Start }));
        await work.Commit();
    }
}
