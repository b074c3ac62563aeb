using DbUp.Engine;

namespace CapabilityRegistry.Data;

/// <summary>The scripts of db/migrations, embedded in the assembly, run in the order of their names.</summary>
public static class Migrations
{
    private const string Folder = "migrations/";

    /// <summary>Brings the database to the newest schema.</summary>
    /// <exception cref="InvalidOperationException">A script failed; the message names it.</exception>
    public static void Run(Database database)
    {
        var result = Engine(database).PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"Migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
        }
    }

    /// <summary>The names of the scripts that this database has not seen yet.</summary>
    public static IReadOnlyList<string> Missing(Database database) =>
        [.. Engine(database).GetScriptsToExecute().Select(script => script.Name)];

    private static UpgradeEngine Engine(Database database) => database.Dialect.Upgrade(database.ConnectionString)
        .WithScripts(Scripts(database.Dialect))
        .WithTransactionPerScript()
        .LogToNowhere()
        .Build();

    private static IEnumerable<SqlScript> Scripts(Dialect dialect) =>
        from name in typeof(Migrations).Assembly.GetManifestResourceNames()
        where name.StartsWith(Folder, StringComparison.Ordinal)
        orderby name
        select new SqlScript(name[Folder.Length..], dialect.Definition(Text(name)));

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
