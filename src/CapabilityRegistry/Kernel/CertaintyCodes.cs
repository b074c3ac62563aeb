namespace CapabilityRegistry.Kernel;

/// <summary>How sure a fact of the catalogue is: a letter in tables and files, a code everywhere else.</summary>
public static class CertaintyCodes
{
    /// <summary>The code of what was read in the document itself.</summary>
    public const string Official = "official";

    public const string Reported = "reported";

    public const string Interpreted = "interpreted";

    public const string FromMemory = "from-memory";

    private static readonly Dictionary<string, string> ByLetter = new(StringComparer.Ordinal)
    {
        ["S"] = Official,
        ["R"] = Reported,
        ["I"] = Interpreted,
        ["M"] = FromMemory,
    };

    public static IReadOnlyList<string> All { get; } = [.. ByLetter.Values];

    /// <param name="text">A letter, or the code itself.</param>
    public static string Of(string text) => ByLetter.GetValueOrDefault(text, text);

    /// <exception cref="InvalidOperationException">No letter has this code.</exception>
    public static string LetterOf(string code) => ByLetter.Single(each => each.Value == code).Key;
}
