using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Platform.Audit;

/// <summary>The parsed arguments of the command "audit".</summary>
public sealed record AuditArguments
{
    private const string Usage = """
        audit verify FILE [--anchor SEQ:HASH …] [--anchors FILE]               checks an export; needs no database and no settings
        audit verify --database [--anchor SEQ:HASH …] [--anchors FILE] [settings]  checks the log in the database
        audit anchor [settings]                                                tells the last event's number and hash, to be kept elsewhere
        """;

    /// <summary>Tell where the log stands, instead of checking it.</summary>
    public bool Anchor { get; private init; }

    /// <summary>The export to check; null for the database.</summary>
    public string? File { get; private init; }

    public IReadOnlyList<Anchor> Anchors { get; private init; } = [];

    /// <summary>Which database, if one is needed.</summary>
    public IReadOnlyList<string> Settings { get; private init; } = [];

    /// <exception cref="InvalidOperationException">The words ask for nothing that there is; the message says what there is.</exception>
    public static AuditArguments Of(string[] words) => words switch
    {
        ["anchor", .. var settings] => new() { Anchor = true, Settings = settings },
        ["verify", .. var rest] => Verify(rest),
        _ => throw new InvalidOperationException(Usage),
    };

    private static AuditArguments Verify(string[] words)
    {
        var (anchors, rest) = (new List<Anchor>(), new List<string>());
        for (var index = 0; index < words.Length; index++)
        {
            switch (words[index])
            {
                case "--anchor":
                    anchors.Add(Parsed(After(words, index++)));
                    break;
                case "--anchors":
                    anchors.AddRange(System.IO.File.ReadLines(After(words, index++)).Select(line => line.Trim()).Where(line => line.Length > 0).Select(Parsed));
                    break;
                default:
                    rest.Add(words[index]);
                    break;
            }
        }

        return rest switch
        {
            _ when rest.Remove("--database") => new() { Anchors = anchors, Settings = rest },
            [var file] when !file.StartsWith("--", StringComparison.Ordinal) => new() { Anchors = anchors, File = file },
            _ => throw new InvalidOperationException(Usage),
        };
    }

    private static string After(string[] words, int index) =>
        index + 1 < words.Length ? words[index + 1] : throw new InvalidOperationException($"{words[index]} needs something after it.\n{Usage}");

    private static Anchor Parsed(string text) => CapabilityRegistry.Platform.Events.Anchor.TryParse(text, out var anchor)
        ? anchor
        : throw new InvalidOperationException($"An anchor has the form {CapabilityRegistry.Platform.Events.Anchor.Form}, found '{CapabilityRegistry.Kernel.SafeExcerpt.Printable(text, 100)}'.");
}
