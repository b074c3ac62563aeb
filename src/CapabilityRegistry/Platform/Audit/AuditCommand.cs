using System.CommandLine;
using System.CommandLine.Parsing;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using Microsoft.Extensions.Options;

namespace CapabilityRegistry.Platform.Audit;

/// <summary>
/// audit verify FILE, audit verify --database, audit anchor. Nothing is migrated, filled or written. Ends with 0 if the log
/// is as it was written, 1 if it is not, 2 if that could not be found out.
/// </summary>
public static class AuditCommand
{
    private const int Intact = 0;
    private const int Damaged = 1;
    private const int NotChecked = 2;

    /// <param name="database">The database of the settings; asked for only by what needs one.</param>
    public static Command Of(Func<Database> database) => new("audit", "Check the log of events, or tell where it stands.") { Verify(database), Head(database) };

    private static Command Verify(Func<Database> database)
    {
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "An export of the log; needs no database and no settings." };
        var inDatabase = new Option<bool>("--database") { Description = "Check the log in the database instead." };
        var anchor = new Option<Anchor[]>("--anchor") { HelpName = "SEQ:HASH", Description = "An event that must be in the log.", CustomParser = Anchors };
        var anchors = new Option<string?>("--anchors") { HelpName = "FILE", Description = "A file with an anchor on each line." };
        var verify = new Command("verify", "Check that the log is as it was written.") { file, inDatabase, anchor, anchors };
        verify.Validators.Add(result =>
        {
            if ((result.GetValue(file) is not null) == result.GetValue(inDatabase))
            {
                result.AddError("audit verify takes either FILE or --database.");
            }
        });
        verify.SetAction((parsed, _) => Guard(parsed, async output =>
        {
            IReadOnlyList<Anchor> kept = [.. parsed.GetValue(anchor) ?? [], .. parsed.GetValue(anchors) is { } path ? Read(path) : []];
            return parsed.GetValue(file) is { } name
                ? await Tell(await InFile(name, kept), output)
                : await Tell(await InDatabase(database, events => VerifyDatabase.Run(events, kept)), output);
        }));
        return verify;
    }

    private static Command Head(Func<Database> database)
    {
        var head = new Command("anchor", "Tell number and hash of the last event, to be kept elsewhere.");
        head.SetAction((parsed, _) => Guard(parsed, async output =>
        {
            await output.WriteLineAsync((await InDatabase(database, events => events.HeadAnchor())).ToString());
            return Intact;
        }));
        return head;
    }

    private static async Task<int> Guard(ParseResult parsed, Func<TextWriter, Task<int>> command)
    {
        var errors = parsed.InvocationConfiguration.Error;
        try
        {
            return await command(parsed.InvocationConfiguration.Output);
        }
        catch (Exception exception) when (exception is InvalidOperationException or OptionsValidationException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(exception.Message);
        }
        catch (Exception exception) when (Database.IsFailure(exception))
        {
            await errors.WriteLineAsync($"The database cannot be read: {exception.Message}");
        }

        return NotChecked;
    }

    private static async Task<int> Tell(LogCheckResult verdict, TextWriter output)
    {
        await output.WriteLineAsync(verdict.Fault ?? verdict.Text);
        return verdict.Fault is null ? Intact : Damaged;
    }

    private static async Task<LogCheckResult> InFile(string name, IReadOnlyList<Anchor> anchors)
    {
        await using var export = File.OpenRead(name);
        return VerifyFile.Run(export, anchors);
    }

    private static async Task<T> InDatabase<T>(Func<Database> database, Func<EventStore, Task<T>> ask)
    {
        await using var work = new Work(database());
        return await ask(new EventStore(work));
    }

    private static IEnumerable<Anchor> Read(string path) => File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)
        .Select(line => Anchor.TryParse(line, out var anchor) ? anchor : throw new InvalidOperationException(NoAnchor(line)));

    private static Anchor[] Anchors(ArgumentResult result)
    {
        var anchors = new List<Anchor>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            if (Anchor.TryParse(text, out var anchor))
            {
                anchors.Add(anchor);
            }
            else
            {
                result.AddError(NoAnchor(text));
            }
        }

        return [.. anchors];
    }

    private static string NoAnchor(string text) => $"An anchor has the form {Anchor.Form}, found '{SafeExcerpt.Printable(text, 100)}'.";
}
