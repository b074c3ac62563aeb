using System.Data.Common;
using CapabilityRegistry.Kernel.Telemetry;

namespace CapabilityRegistry.Platform.Data.Outages;

/// <summary>
/// Looks at the database every second, and at once when somebody met a failure, with one connection that belongs to no pool; so an outage is known
/// before the next request comes, and its end without one. While nothing can be written it tries that too. When the database is back the pool is
/// emptied: its connections are dead, and SqlClient would not open new ones for up to 40 seconds after the last failure.
/// </summary>
public sealed partial class DatabaseWatch(Database database, TimeProvider clock, ILogger<DatabaseWatch> log) : BackgroundService
{
    /// <summary>The time from one look to the next.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private DbConnection? _connection;

    private DatabaseGate Gate => database.Gate;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Gate.WaitForDoubt(Pause, clock, stoppingToken);
                await LookAndTry(stoppingToken);
            }
        }
        finally
        {
            await LetGo();
        }
    }

    // Whatever goes wrong here, looking goes on: who else would let requests through again?
    private async Task LookAndTry(CancellationToken stop)
    {
        try
        {
            await Look(stop);
            if (Gate.Unwritable is not null && _connection is not null)
            {
                await TryToWrite(stop);
            }
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            NotLooked(failure);
        }
    }

    private async Task Look(CancellationToken stop)
    {
        if (await Failure(stop) is { } failure)
        {
            if (!Gate.IsAway)
            {
                await Gate.Close();
                RegistryMeter.Outages.Add(1);
                Lost(failure);
            }
        }
        else if (Gate.IsAway)
        {
            database.Dialect.ForgetIdle(database.ConnectionString);
            await Gate.Open();
            Found();
        }
    }

    /// <summary>Why the database cannot be reached; null if it can.</summary>
    private async Task<Exception?> Failure(CancellationToken stop) =>
        _connection is not null && await Try(_connection, Sql.Look, stop) is null ? null : await FailureOfNew(stop);

    // The connection that was there may be dead although the database is not.
    private async Task<Exception?> FailureOfNew(CancellationToken stop)
    {
        await LetGo();
        try
        {
            _connection = await database.OpenAlone(stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            return database.KindOf(failure) == FailureKind.Busy ? null : failure;
        }

        var why = await Try(_connection, Sql.Look, stop);
        if (why is not null)
        {
            await LetGo();
        }

        return why;
    }

    private async Task TryToWrite(CancellationToken stop)
    {
        try
        {
            await database.Dialect.TryToWrite(_connection!, Sql.Write, stop);
            Gate.WritesSucceed();
            Writable();
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            database.Note(failure, stop);
        }
    }

    private async Task<Exception?> Try(DbConnection connection, string sql, CancellationToken stop)
    {
        try
        {
            await database.Dialect.Try(connection, sql, stop);
            return null;
        }
        catch (Exception busy) when (database.KindOf(busy) == FailureKind.Busy)
        {
            // It is there, and somebody else is at work in it.
            return null;
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            return failure;
        }
    }

    private async Task LetGo()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            _connection = null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The database cannot be reached. Until it is back every request is answered 503; it is looked at each second.")]
    private partial void Lost(Exception failure);

    [LoggerMessage(LogLevel.Error, "The database could not be looked at; the next attempt is in a second.")]
    private partial void NotLooked(Exception failure);

    [LoggerMessage(LogLevel.Information, "The database is back.")]
    private partial void Found();

    [LoggerMessage(LogLevel.Information, "The database can be written again.")]
    private partial void Writable();

    private static class Sql
    {
        public const string Look = "SELECT seq FROM event_head WHERE id = 1";

        /// <summary>Leaves the row as it is, and takes room on the disk all the same.</summary>
        public const string Write = "UPDATE event_head SET hash = hash WHERE id = 1";
    }
}
