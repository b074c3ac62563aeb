using System.Data.Common;
using CapabilityRegistry.Kernel.Texts;
using DbUp.Engine;

namespace CapabilityRegistry.Platform.Data;

/// <summary>The scripts of db/migrations, embedded in the assembly, run in the order of their names.</summary>
public static class Migrations
{
    private const string Folder = "migrations/";

    // What SQL cannot express.
    private static readonly (string Name, IScript Script)[] Written =
    [
        (FillSearchNames.Name, new FillSearchNames()),
        (FoldNamesAgain.Name, new FoldNamesAgain()),
        (FillPledgeDecisions.Name, new FillPledgeDecisions()),
        (CarryVisitsOver.Name, new CarryVisitsOver()),
    ];

    /// <summary>Brings the database to the newest schema.</summary>
    /// <exception cref="InvalidOperationException">A script failed, and the message names it; or the database cannot be reached.</exception>
    public static void Run(Database database)
    {
        var result = Engine(database).PerformUpgrade();
        if (!result.Successful)
        {
            var what = result.ErrorScript is { } script ? $"Migration {script.Name} failed" : "The database cannot be reached";
            throw new InvalidOperationException($"{what}: {result.Error.Message}", result.Error);
        }
    }

    /// <summary>The name of the newest script that this program knows: what the schema is called.</summary>
    public static string Newest(Database database) =>
        Scripts(database.Dialect).Select(script => script.Name).Concat(Written.Select(each => each.Name)).Max(StringComparer.Ordinal)!;

    /// <summary>The names of the scripts that this database has not seen yet.</summary>
    /// <exception cref="InvalidOperationException">The database cannot be asked.</exception>
    public static IReadOnlyList<string> Missing(Database database)
    {
        if (!database.Dialect.MayExist(database.ConnectionString))
        {
            var all = Scripts(database.Dialect).Select(script => script.Name).Concat(Written.Select(each => each.Name));
            return [.. all.Order(StringComparer.Ordinal)];
        }

        try
        {
            return [.. Engine(database).GetScriptsToExecute().Select(script => script.Name)];
        }
        catch (DbException exception)
        {
            throw new InvalidOperationException($"The database cannot be reached: {exception.Message}", exception);
        }
    }

    /// <summary>The names of the scripts that this database has run and this program does not know: a newer program was here.</summary>
    /// <exception cref="InvalidOperationException">The database cannot be asked.</exception>
    public static IReadOnlyList<string> Unknown(Database database)
    {
        if (!database.Dialect.MayExist(database.ConnectionString))
        {
            return [];
        }

        try
        {
            var known = Scripts(database.Dialect).Select(script => script.Name).Concat(Written.Select(each => each.Name));
            return [.. Engine(database).GetExecutedScripts().Except(known).Order(StringComparer.Ordinal)];
        }
        catch (DbException exception)
        {
            throw new InvalidOperationException($"The database cannot be reached: {exception.Message}", exception);
        }
    }

    /// <summary>What <see cref="Run"/> would do, as one text: each script under its name. What SQL cannot express is named alone.</summary>
    /// <exception cref="InvalidOperationException">The database cannot be asked.</exception>
    public static string Script(Database database)
    {
        var texts = Scripts(database.Dialect).ToDictionary(script => script.Name, script => script.Contents);
        return string.Join("\n", Missing(database).Select(name => texts.TryGetValue(name, out var text)
            ? $"-- {name}\n{text.TrimEnd()}\n"
            : $"-- {name}\n-- Done by the program itself: SQL cannot express it.\n"));
    }

    private static UpgradeEngine Engine(Database database)
    {
        var upgrade = database.Dialect.Upgrade(database.ConnectionString).WithScripts(Scripts(database.Dialect));
        return Written.Aggregate(upgrade, (before, each) => before.WithScript(each.Name, each.Script)).WithTransactionPerScript().LogToNowhere().Build();
    }

    private static IEnumerable<SqlScript> Scripts(Dialect dialect) =>
        from name in typeof(Migrations).Assembly.GetManifestResourceNames()
        where name.StartsWith(Folder, StringComparison.Ordinal) && (IsForAll(name) || name.EndsWith(dialect.OwnScripts, StringComparison.Ordinal))
        orderby name
        select new SqlScript(name[Folder.Length..], dialect.Definition(EmbeddedFile.Text(name)));

    // 0015_persons.sql; one engine's alone is called 0017_longer_texts.sqlserver.sql.
    private static bool IsForAll(string name) => name.Count(letter => letter == '.') == 1;
}
