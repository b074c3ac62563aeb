using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Outages;
using CapabilityRegistry.Platform.Endpoints;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Imports.Reading;
using CapabilityRegistry.Registry.Imports.Sheets;
using Polly;

namespace CapabilityRegistry.Registry.Imports.Jobs;

/// <summary>
/// Tries imports and carries them out: claims the oldest and goes through its objects, some at a time. Several processes may share one database: an import is
/// claimed by a versioned update and held by a lease. How far it is stands in the same transaction as what was written, so whoever goes on after a process that
/// was lost writes nothing twice.
/// </summary>
public sealed partial class ImportRunner(
    IServiceScopeFactory scopes, ImportSignals signals, Instance instance, WritesWithoutEvent writes, ResiliencePipeline retries, TimeProvider clock,
    Database database, ILogger<ImportRunner> log)
{
    /// <summary>How long a lease lasts. It is renewed with some objects, which take a second at most.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>How long a lease lasts while all is written in one transaction, in which it cannot be renewed.</summary>
    private static readonly TimeSpan LeaseForAll = TimeSpan.FromMinutes(5);

    /// <summary>How many objects are tried, or written, in one transaction: others who write wait for no longer.</summary>
    private const int AtOnce = 50;

    private readonly WatchedLeases _leases = new(clock);
    private int _claims;

    private DateTimeOffset Now => clock.Now();

    /// <summary>Works on the import that waits longest.</summary>
    /// <returns>False if none waits.</returns>
    public async Task<bool> RunNext(CancellationToken stop)
    {
        if (await Claim(stop) is not { } job)
        {
            return false;
        }

        await CarryOut(job, stop);
        return true;
    }

    /// <summary>Takes the import that waits longest, so that no other process does.</summary>
    public async Task<ImportJob?> Claim(CancellationToken stop)
    {
        while (await Read((ImportStore imports) => imports.Oldest(), stop) is { } waiting)
        {
            // A name for each claim, so that it is known again.
            var claimed = waiting.Claim($"{instance.Name}-{Interlocked.Increment(ref _claims):x}", Now + LeaseOf(waiting));
            if (await Save(claimed, stop) || await IsHeldBy(claimed, stop))
            {
                return claimed;
            }
        }

        return null;
    }

    /// <summary>Works on a claimed import to whatever end.</summary>
    public async Task CarryOut(ImportJob job, CancellationToken stop)
    {
        var wanted = signals.Begin(job.Id, stop);
        try
        {
            await GoThrough(job, wanted);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // This process is stopping, and another one shall go on.
            await GiveBack(job, CancellationToken.None);
        }
        catch (OperationCanceledException) when (wanted.IsCancellationRequested)
        {
            // Cancelled, and about to be marked so. Whoever gave it back now would come before that; if it comes to nothing, the lease runs out.
        }
        catch (Exception exception) when (database.KindOf(exception) is FailureKind.Away or FailureKind.Busy or FailureKind.Overloaded)
        {
            Broke(job.Id, exception);
            await GiveBackPatiently(job, stop);
        }
        catch (Exception exception)
        {
            Broke(job.Id, exception);
            await Change(
                job, held => held.End(ImportStatus.Failed, Now, new ImportFailure { Code = "internal-error", Detail = "The program made a mistake." }),
                CancellationToken.None);
        }
        finally
        {
            signals.Forget(job.Id);
            signals.End(job.Id);
        }
    }

    /// <summary>Gives back what nobody works on any more, and throws away what was kept long enough.</summary>
    public async Task CleanUp(CancellationToken stop)
    {
        var held = await Read((ImportStore imports) => imports.Held(), stop);
        foreach (var lost in _leases.Over(held, job => $"{job.Id} {job.Version}", LeaseOf, job => job.LeaseUntil!.Value))
        {
            await writes.Write((ImportStore imports) => imports.GiveBack(lost, Now), stop);
        }

        if (await Read((ImportStore imports) => imports.HasExpired(Now), stop))
        {
            await writes.Write((ImportStore imports) => imports.Purge(Now), stop);
        }
    }

    private static TimeSpan LeaseOf(ImportJob job) => job is { Confirmed: true, Mode: BulkMode.AllOrNothing } ? LeaseForAll : Lease;

    private async Task GoThrough(ImportJob job, CancellationToken wanted)
    {
        var items = await Items(job, wanted);
        var before = await Read((ImportStore imports) => imports.DoneBefore(job), wanted);
        var last = job.ItemsDone == 0 ? 0 : items.Take(job.ItemsDone).Max(item => item.Rows[^1].Number);
        var said = (last == 0 ? [] : await Read((ImportStore imports) => imports.AboutUpTo(job, last), wanted))
            .GroupBy(row => row.About).ToDictionary(rows => rows.Key, rows => rows.Min(row => row.Number));
        if (job is { Confirmed: true, Mode: BulkMode.AllOrNothing })
        {
            await WriteAll(job, items, before, wanted);
            return;
        }

        for (var current = job; current is not null;)
        {
            wanted.ThrowIfCancellationRequested();
            var some = items.Skip(current.ItemsDone).Take(AtOnce).ToList();
            if (some.Count == 0)
            {
                await Save(job.Confirmed ? current.End(ImportStatus.Done, Now) : current.EndTrial(Now), wanted);
                return;
            }

            current = await (job.Confirmed ? Write(current, some, said, before, wanted) : Try(current, some, said, before, wanted));
        }
    }

    // What the rows would do is done, and undone.
    private async Task<ImportJob?> Try(
        ImportJob job, List<ImportItem> some, Dictionary<string, int> said, string? before, CancellationToken wanted)
    {
        var rows = await retries.ExecuteAsync(async token => await InScope(async services =>
        {
            var tried = new Dictionary<string, int>(said);
            var judged = await services.GetRequiredService<RowJudge>().Judge(job, job.Kind, some, tried, before, job.Caller, apart: true);
            return (Judged: judged, Said: tried);
        }, token), wanted);
        Take(rows.Said, said);
        var next = job.Advance(some.Count, rows.Judged, Now + Lease);
        return await writes.Write((ImportStore imports) => imports.Tried(next, rows.Judged, job.ItemsDone), wanted)
            || await IsAt(next, wanted)
            ? next
            : null;
    }

    private async Task<ImportJob?> Write(
        ImportJob job, List<ImportItem> some, Dictionary<string, int> said, string? before, CancellationToken wanted)
    {
        var (next, known) = await retries.ExecuteAsync(async token => await InScope(async services =>
        {
            var told = new Dictionary<string, int>(said);
            var rows = await services.GetRequiredService<RowJudge>().Judge(job, job.Kind, some, told, before, job.Caller, apart: true);
            var after = job.Advance(some.Count, rows, Now + Lease);
            if (!await services.GetRequiredService<ImportStore>().Written(after, rows, job.ItemsDone))
            {
                return (After: null, Told: told);
            }

            await Commit(services);
            return (After: (ImportJob?)after, Told: told);
        }, token), wanted);
        if (next is not null)
        {
            Take(known, said);
            return next;
        }

        // A commit that was not answered is repeated, and then finds that it was carried out already: by itself.
        return await Read((ImportStore imports) => imports.FindForWork(job.Id), wanted) is { } held
            && (held.Version, held.Instance, held.ItemsDone) == (job.Version, job.Instance, job.ItemsDone + some.Count)
            ? held
            : null;
    }

    private async Task WriteAll(ImportJob job, IReadOnlyList<ImportItem> items, string? before, CancellationToken wanted)
    {
        var done = 0;
        var (after, rows) = await retries.ExecuteAsync(async token => await InScope(async services =>
        {
            done = 0;
            var rows = await services.GetRequiredService<RowJudge>().Judge(job, job.Kind, items, [], before, job.Caller, apart: false, count =>
            {
                token.ThrowIfCancellationRequested();
                signals.Report(job.Id, done += count);
            });
            var after = job.Advance(items.Count, rows, Now + LeaseForAll);
            if (after.RowsRefused > 0)
            {
                return (after, rows);
            }

            // By the version it is told whether it is still to be carried out, and so whether anything of all this is.
            var imports = services.GetRequiredService<ImportStore>();
            if (await imports.Written(after, rows, job.ItemsDone) && await imports.Save(after.End(ImportStatus.Done, Now)))
            {
                await Commit(services);
            }

            return (after, rows);
        }, token), wanted);
        if (after.RowsRefused > 0)
        {
            await writes.Write((ImportStore imports) => Refuse(imports, after, rows), wanted);
        }
    }

    private async Task Refuse(ImportStore imports, ImportJob after, IReadOnlyList<ImportRow> rows)
    {
        var failure = new ImportFailure
        {
            Code = "rows-refused", Detail = $"{after.RowsRefused} rows were refused when it was to be carried out, and so nothing was written.",
        };
        if (await imports.Written(after, [.. rows.Select(NotWritten)], 0))
        {
            await imports.Save(after.End(ImportStatus.Failed, Now, failure));
        }
    }

    private static ImportRow NotWritten(ImportRow row) => row with { Written = false, About = row.Result == ImportResult.New ? null : row.About };

    // What it wrote is told by events of what it wrote; where every row was refused or unchanged, only the import itself has changed.
    private static async Task Commit(IServiceProvider services)
    {
        var events = services.GetRequiredService<EventLog>();
        if (events.Pending == 0)
        {
            events.ExpectNoEvent();
        }

        await events.Commit();
    }

    private async Task<IReadOnlyList<ImportItem>> Items(ImportJob job, CancellationToken wanted)
    {
        await using var file = TemporaryFile.Open();
        for (var number = 0; await Read((ImportStore imports) => imports.Part(job.Id, number), wanted) is { } part; number++)
        {
            await file.WriteAsync(part, wanted);
        }

        // It was read when it came.
        var read = await UploadReader.Read(file, wanted);
        var items = read.Granted is { } rows ? Sheet.Of(job.Kind).Items(rows) : read.Refusal!;
        return items.Granted
            ?? throw new InvalidOperationException($"The file of {job.Id} could be read when it came, and cannot be now: {items.Refusal!.Detail}");
    }

    private async Task<bool> IsAt(ImportJob next, CancellationToken cancel) =>
        await Read((ImportStore imports) => imports.FindForWork(next.Id), cancel) is { } held
        && (held.Version, held.Instance, held.ItemsDone) == (next.Version, next.Instance, next.ItemsDone);

    // A commit that was not answered is repeated, and then finds that the import is claimed already: by itself.
    private async Task<bool> IsHeldBy(ImportJob claimed, CancellationToken stop) =>
        await Read((ImportStore imports) => imports.FindForWork(claimed.Id), stop) is { } held
        && (held.Version, held.Instance) == (claimed.Version, claimed.Instance);

    /// <returns>False if somebody changed the import in between.</returns>
    private Task<bool> Save(ImportJob job, CancellationToken cancel) => writes.Write((ImportStore imports) => imports.Save(job), cancel);

    // As far as it has come: what was written since it was claimed stays written.
    private Task GiveBack(ImportJob job, CancellationToken cancel) => Change(job, held => held.GiveBack(), cancel);

    // Nothing is changed if it is another's by now, or was cancelled.
    private async Task Change(ImportJob job, Func<ImportJob, ImportJob> change, CancellationToken cancel)
    {
        if (await Read((ImportStore imports) => imports.FindForWork(job.Id), cancel) is { } held
            && (held.Version, held.Instance) == (job.Version, job.Instance))
        {
            await Save(change(held), cancel);
        }
    }

    /// <summary>Puts an import whose database was lost back into the queue as soon as there is one again.</summary>
    private async Task GiveBackPatiently(ImportJob job, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await GiveBack(job, CancellationToken.None);
                return;
            }
            catch (Exception away) when (Database.IsFailure(away) && !stop.IsCancellationRequested)
            {
                NotGivenBack(job.Id, away);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stop);
            }
        }
    }

    private static void Take(Dictionary<string, int> from, Dictionary<string, int> to)
    {
        foreach (var (key, row) in from)
        {
            to[key] = row;
        }
    }

    private async Task<TResult> Read<TStore, TResult>(Func<TStore, Task<TResult>> read, CancellationToken cancel)
        where TStore : notnull => await retries.ExecuteAsync(async token => await scopes.Read(read, token), cancel);

    // What was not committed in it is undone with its end.
    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Work>().Cancel = cancel;
        return await work(scope.ServiceProvider);
    }

    [LoggerMessage(LogLevel.Warning, "{Import} could not be given back to the queue; the next attempt is in a second.")]
    private partial void NotGivenBack(string import, Exception exception);

    [LoggerMessage(LogLevel.Error, "{Import} broke off.")]
    private partial void Broke(string import, Exception exception);
}
