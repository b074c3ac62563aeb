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
        return FileOf(database.ConnectionString);
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
