using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;

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

    /// <param name="words">The words after "audit".</param>
    public static async Task<int> Run(string[] words, TextWriter output, TextWriter errors)
    {
        try
        {
            return await Run(AuditArguments.Of(words), output);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(exception.Message);
        }
        catch (Exception exception) when (Database.IsFailure(exception))
        {
            await errors.WriteLineAsync($"The database cannot be read: {exception.Message}");
        }

        return NotChecked;
    }

    private static async Task<int> Run(AuditArguments words, TextWriter output)
    {
        switch (words)
        {
            case { Anchor: true }:
                await output.WriteLineAsync((await InDatabase(words, events => events.HeadAnchor())).ToString());
                return Intact;
            case { File: { } file }:
                await using (var export = File.OpenRead(file))
                {
                    return await Tell(VerifyFile.Run(export, words.Anchors), output);
                }

            default:
                return await Tell(await InDatabase(words, events => VerifyDatabase.Run(events, words.Anchors)), output);
        }
    }

    private static async Task<int> Tell(LogCheckResult verdict, TextWriter output)
    {
        await output.WriteLineAsync(verdict.Fault ?? verdict.Text);
        return verdict.Fault is null ? Intact : Damaged;
    }

    // The same settings as for serving: files, environment, command line.
    private static async Task<T> InDatabase<T>(AuditArguments words, Func<EventStore, Task<T>> ask)
    {
        TypeHandlers.Register();
        var options = new WebApplicationOptions { Args = [.. words.Settings], ContentRootPath = AppContext.BaseDirectory };
        var database = Database.From(WebApplication.CreateBuilder(options).Configuration);
        await using var work = new Work(database);
        return await ask(new EventStore(work));
    }
}
