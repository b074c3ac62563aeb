using System.CommandLine;
using CapabilityRegistry.Platform.Audit;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using Microsoft.Extensions.Options;

namespace CapabilityRegistry.App;

/// <summary>
/// backup FILE, restore FILE: the embedded database as one file, copied while others work with it. A copy counts only when the engine found it intact and
/// its log of events is a whole chain. Ends with 0 if it was done, 1 if it was not and nothing was changed.
/// </summary>
public static class BackupCommand
{
    private const int Made = 0;
    private const int Refused = 1;

    /// <param name="database">The database of the settings.</param>
    public static Command Backup(Func<Database> database)
    {
        var file = new Argument<string>("FILE") { Description = "Where the copy goes; there must be nothing yet." };
        var backup = new Command("backup", "Copy the embedded database into a file, and check the copy.") { file };
        backup.SetAction((parsed, _) => Guard(parsed, output => Backup(database(), parsed.GetValue(file)!, output)));
        return backup;
    }

    /// <param name="database">The database of the settings.</param>
    public static Command Restore(Func<Database> database)
    {
        var file = new Argument<string>("FILE") { Description = "What backup has made." };
        var replace = new Option<bool>("--replace") { Description = "Even if the database holds events that the file does not hold. They are lost." };
        var restore = new Command("restore", "Put a backup in the place of the embedded database. Stop all instances first.") { file, replace };
        restore.SetAction((parsed, _) => Guard(parsed, output => Restore(database(), parsed.GetValue(file)!, parsed.GetValue(replace), output)));
        return restore;
    }

    private static async Task Backup(Database database, string file, TextWriter output)
    {
        RefuseExisting(file);
        var partial = $"{file}.partial";
        RefuseExisting(partial);
        try
        {
            await database.Dialect.CopyToFile(database.ConnectionString, partial);
            var held = await Checked(InFile(database, partial), []);
            File.Move(partial, file);
            await output.WriteLineAsync($"{file}: {held.Text}");
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task Restore(Database database, string file, bool replaces, TextWriter output)
    {
        if (!File.Exists(file))
        {
            throw new InvalidOperationException($"There is no file {file}.");
        }

        var backup = InFile(database, file);
        if (Migrations.Unknown(backup) is { Count: > 0 } unknown)
        {
            throw new InvalidOperationException($"{file} is of a newer program: it has run {string.Join(", ", unknown)}.");
        }

        await using var alone = await database.Dialect.LockForMigration(database.ConnectionString, CancellationToken.None);
        var held = await Checked(backup, []);
        if (!replaces && database.Dialect.MayExist(database.ConnectionString) && Migrations.Missing(database).Count == 0)
        {
            await RefuseLoss(database, backup, file);
        }

        await database.Dialect.CopyFromFile(file, database.ConnectionString);
        await output.WriteLineAsync($"Restored from {file}: {held.Text}");
    }

    private static async Task RefuseLoss(Database database, Database backup, string file)
    {
        var head = await Ask(database, events => events.HeadAnchor());
        var within = head == Anchor.Start ? null : (await Ask(backup, events => VerifyDatabase.Run(events, [head]))).Fault;
        if (within is not null)
        {
            throw new InvalidOperationException(
                $"The database stands at event {head}, which {file} does not hold: it is newer, or of another registry. With --replace its events are lost.");
        }
    }

    private static async Task<LogCheckResult> Checked(Database database, IReadOnlyCollection<Anchor> anchors)
    {
        var result = await Ask(database, events => VerifyDatabase.Run(events, anchors));
        return result.Fault is null ? result : throw new InvalidOperationException($"The log of events is damaged: {result.Fault}");
    }

    private static async Task<T> Ask<T>(Database database, Func<EventStore, Task<T>> ask)
    {
        await using var work = new Work(database);
        return await ask(new EventStore(work));
    }

    private static Database InFile(Database database, string file) => new(database.Dialect, database.Dialect.OfFile(file));

    private static void RefuseExisting(string file)
    {
        if (File.Exists(file))
        {
            throw new InvalidOperationException($"{file} is there already.");
        }
    }

    private static async Task<int> Guard(ParseResult parsed, Func<TextWriter, Task> command)
    {
        try
        {
            await command(parsed.InvocationConfiguration.Output);
            return Made;
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or OptionsValidationException or IOException or UnauthorizedAccessException
            || Database.IsFailure(refusal))
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"Not done: {refusal.Message}");
            return Refused;
        }
    }
}
