namespace CapabilityRegistry.App;

/// <summary>The words of the command line that are settings: --Section:Name VALUE or --Section:Name=VALUE.</summary>
public static class CommandLineSettings
{
    // What a setting begins with: sections of ours, then those of the web server and its host.
    private static readonly string[] Beginnings =
    [
        "Access", "Audit", "Imports", "Limits", "Mail", "Matching", "Readiness", "Storage", "Telemetry",
        "urls", "http_ports", "https_ports", "Kestrel", "Logging", "AllowedHosts", "environment", "contentRoot", "applicationName",
        "FORWARDEDHEADERS_ENABLED",
    ];

    /// <summary>For people: what a setting may begin with.</summary>
    public static string Known => string.Join(", ", Beginnings);

    /// <summary>Separates the settings from the words of a command. A setting without a value stays a word, and so is not understood.</summary>
    public static (string[] Words, string[] Settings) Split(string[] args)
    {
        var (words, settings) = (new List<string>(), new List<string>());
        for (var index = 0; index < args.Length; index++)
        {
            var (word, isSetting) = (args[index], IsSetting(args[index]));
            if (isSetting && word.Contains('='))
            {
                settings.Add(word);
            }
            else if (isSetting && index + 1 < args.Length)
            {
                settings.Add($"{word}={args[++index]}");
            }
            else
            {
                words.Add(word);
            }
        }

        return ([.. words], [.. settings]);
    }

    private static bool IsSetting(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && Beginnings.Contains(word[2..].Split(':', '=')[0], StringComparer.OrdinalIgnoreCase);
}
