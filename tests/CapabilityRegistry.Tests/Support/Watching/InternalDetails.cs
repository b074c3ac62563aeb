using System.Text.RegularExpressions;

namespace CapabilityRegistry.Tests.Support.Watching;

/// <summary>What an answer must never tell of the program behind it. Every refusal that any test receives is looked through.</summary>
public static partial class InternalDetails
{
    public static IReadOnlyList<string> FoundIn(string text) => [.. Telling().Matches(text).Select(match => match.Value)];

    // Lines of a stack, names of types and files, paths of this machine, SQL.
    [GeneratedRegex(
        """\bat \w+(\.\w+)+\(|\.cs\b|:line \d|\b(System|Microsoft|CapabilityRegistry|Dapper)\.[A-Z]\w+"""
            + """|\w+Exception\b|(?<![\w/])/(home|root|tmp|usr|var|work)/"""
            + """|\b(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA)\b|SQLite|SqlClient|\bevent_head\b""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Telling();
}
