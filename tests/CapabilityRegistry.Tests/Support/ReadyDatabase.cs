using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CapabilityRegistry.Tests.Support;

/// <summary>
/// A SQLite file with the newest schema and its first rows, made once by the real program and then copied: hundreds of tests begin with
/// the same one, and to make it is dearer than most of what they do with it.
/// </summary>
internal static class ReadyDatabase
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Made = new();

    static ReadyDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => DeleteAll();

    /// <param name="seed">As the program has it.</param>
    /// <param name="connectionString">Where the copy goes.</param>
    public static async Task Copy(string seed, string connectionString)
    {
        var made = await Made.GetOrAdd(seed, each => new(() => Make(each))).Value;
        File.Copy(made, FileOf(connectionString));
    }

    private static async Task<string> Make(string seed)
    {
        // Not disposed as a test database is: its file stays until the last test is over.
        var database = new TestDatabase(Engine.Sqlite);
        await using (RegistryApp.OnNew(database, seed))
        {
        }

        TestDatabase.CloseIdle(database.ConnectionString);
        await IntoOneFile(database.ConnectionString);
        return FileOf(database.ConnectionString);
    }

    // The last connection to be closed would do it; a reading that was begun before the registry stopped may still have one.
    private static async Task IntoOneFile(string connectionString)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 30000; PRAGMA wal_checkpoint(TRUNCATE)";
        await using var results = await command.ExecuteReaderAsync();
        await results.NextResultAsync();
        if (!await results.ReadAsync() || results.GetInt32(0) != 0)
        {
            throw new InvalidOperationException("Somebody still reads the database that tests are to be given copies of.");
        }
    }

    private static string FileOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;

    private static void DeleteAll()
    {
        foreach (var made in Made.Values.Where(each => each is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            File.Delete(made.Value.Result);
        }
    }
}
