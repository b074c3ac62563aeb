namespace CapabilityRegistry.Planning.Runs;

/// <summary>The codes of the ways in which a part of a problem is solved; a plan and its certificate hold the letters of the matching library.</summary>
public static class ProblemClasses
{
    private static readonly Dictionary<string, string> ByLetter = new(StringComparer.Ordinal)
    {
        ["F"] = "flow",
        ["F+"] = "flow-with-share-caps",
        ["I"] = "linear-programme",
        ["G"] = "search",
    };

    public static IReadOnlyList<string> All { get; } = [.. ByLetter.Values];

    /// <exception cref="KeyNotFoundException">The library knows no such class.</exception>
    public static string Of(string letter) => ByLetter[letter];
}
