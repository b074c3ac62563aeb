using System.CommandLine;
using CapabilityRegistry.Planning.Defence;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Audit;
using CapabilityRegistry.Platform.Data;

namespace CapabilityRegistry.App;

/// <summary>The commands of the program. Settings are taken off first: any command may be given them.</summary>
public static class CommandLine
{
    private const int NotUnderstood = 2;

    /// <returns>What the command ends with; 2 if the words are none of its, and then nothing was started.</returns>
    public static async Task<int> Run(string[] args)
    {
        var (words, settings) = CommandLineSettings.Split(args);
        var parsed = Root(settings).Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count == 0)
        {
            // The web server itself ends on a signal, and what goes wrong is told where it is known.
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }

        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        await Console.Error.WriteLineAsync("--help tells which commands, options and settings there are.");
        return NotUnderstood;
    }

    private static RootCommand Root(string[] settings)
    {
        var migrate = new Option<bool>("--migrate")
        {
            Description = "Bring the database to the newest schema, fill it as Storage:Seed says if it is empty, and end.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "With --migrate: print the scripts that would be run, and do nothing." };
        var root = new RootCommand(
            $"""
            A registry of units for United Nations peacekeeping. Without a command it serves the API.

            Every command takes settings, such as --Storage:Engine sqlserver or --urls=http://127.0.0.1:6000: {CommandLineSettings.Known}
            """)
        {
            migrate,
            dryRun,
            Serve(settings),
            TokenCommand.Of(run => Startup.Ready(settings, app => run(app.Services))),
            VerifyCommand.Of(),
            AuditCommand.Of(() => DatabaseOf(settings)),
            BackupCommand.Backup(() => DatabaseOf(settings)),
            BackupCommand.Restore(() => DatabaseOf(settings)),
        };
        root.Validators.Add(result =>
        {
            if (result.GetValue(dryRun) && !result.GetValue(migrate))
            {
                result.AddError("--dry-run belongs to --migrate.");
            }
        });
        root.SetAction((parsed, _) => (parsed.GetValue(migrate), parsed.GetValue(dryRun)) switch
        {
            (true, true) => Startup.TellMigration(settings),
            (true, false) => Startup.Migrate(settings),
            _ => Startup.Serve(settings),
        });
        return root;
    }

    private static Database DatabaseOf(string[] settings) => Startup.Build(settings).Services.GetRequiredService<Database>();

    private static Command Serve(string[] settings)
    {
        var serve = new Command("serve", "Serve the API; this is also done without a command.");
        serve.SetAction((_, _) => Startup.Serve(settings));
        return serve;
    }
}
