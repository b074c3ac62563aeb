using System.Globalization;
using System.Text.RegularExpressions;
using CapabilityRegistry.Portal.Languages;

namespace CapabilityRegistry.Portal.Frame.Naming;

/// <summary>What is wrong with a field, and what would be right, for somebody who does not know the API.</summary>
/// <param name="Said">In the language of the reader.</param>
/// <param name="InEnglish">What the API says besides; null if the words say it all.</param>
public sealed partial record FaultWords(string Said, string? InEnglish)
{
    /// <summary>Codes that mean for a person what another one does, by a part of them.</summary>
    private static readonly (string Part, string Fault)[] Families =
    [
        ("unknown-", "unknown-object"), ("no-such-", "unknown-object"), ("in-the-past", "in-the-past"), ("in-the-future", "in-the-future"),
        ("-missing", "missing"), ("-taken", "taken"), ("more-than-", "out-of-range"), ("less-than-", "out-of-range"), ("beyond-", "out-of-range"),
    ];

    /// <summary>Faults that say all: of what would be right the API knows no more than the page shows.</summary>
    private static readonly HashSet<string> Enough =
        ["missing", "no-personnel", "repeated", "taken", "unknown-object", "wrong-status"];

    /// <param name="expected">What the API expects, in its own words.</param>
    public static FaultWords Of(string code, string? expected)
    {
        var fault = Texts.Find($"Fault.{code}") is not null ? code
            : Families.FirstOrDefault(family => code.Contains(family.Part, StringComparison.Ordinal)).Fault ?? "other";
        var said = Texts.Get($"Fault.{fault}");
        var right = OrNull().Replace(expected ?? "", "");
        return right.Length == 0 || Enough.Contains(fault) ? new(said, null)
            : Words(right) is { } words ? new($"{said} {words}".TrimEnd(), null)
            : new(said, Sentences.WithoutNames[Member().Replace(right, "")]);
    }

    // What the schema of a request expects is said in a few forms: those have words in every language. Null for whatever else there is.
    private static string? Words(string expected) => expected switch
    {
        _ when Numbers().Match(expected) is { Success: true } range => Between(range, "Expected.Range"),
        _ when Characters().Match(expected) is { Success: true } range => Between(range, "Expected.Characters"),
        _ when Items().Match(expected) is { Success: true } range => Between(range, "Expected.Items"),
        _ when AtLeast().Match(expected) is { Success: true } least => Texts.Get("Expected.AtLeast", Number(least.Groups[1])),
        _ when AtMost().Match(expected) is { Success: true } most => Texts.Get("Expected.AtMost", Number(most.Groups[1])),
        _ when DayFrom().Match(expected) is { Success: true } from => Texts.Get("Expected.DayFrom", Day(from.Groups[1])),
        _ when DayUntil().Match(expected) is { Success: true } until => Texts.Get("Expected.DayUntil", Day(until.Groups[1])),
        _ when DayAfter().Match(expected) is { Success: true } after => Texts.Get("Expected.DayAfter", Day(after.Groups[1])),
        _ when DayBetween().Match(expected) is { Success: true } days => Texts.Get("Expected.DayBetween", Day(days.Groups[1]), Day(days.Groups[2])),
        _ when expected.StartsWith("a date ", StringComparison.Ordinal) => Texts.Get("Expected.Date"),
        _ when expected.StartsWith("one of ", StringComparison.Ordinal) || expected.Contains("/v1/", StringComparison.Ordinal) => Texts.Get("Expected.Choice"),
        _ when expected.Contains('@') => Texts.Get("Expected.Mail"),
        _ when expected.StartsWith("a text of the form ", StringComparison.Ordinal) => Texts.Get("Expected.Key"),
        "true or false" or "an object" => "",
        _ when expected.StartsWith("a text", StringComparison.Ordinal) => "",
        _ => null,
    };

    private static string Between(Match range, string text) => Texts.Get(text, Number(range.Groups[1]), Number(range.Groups[2]));

    private static long Number(Group found) => long.Parse(found.Value, CultureInfo.InvariantCulture);

    private static string Day(Group found) =>
        Language.Current.Day(DateOnly.ParseExact(found.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    [GeneratedRegex(",? or null$")]
    private static partial Regex OrNull();

    // The member that a value comes from: 2027-03-31 (neededBy).
    [GeneratedRegex(@" \([a-z]+[A-Z]\w*\)")]
    private static partial Regex Member();

    [GeneratedRegex(@"^a whole number from (-?\d+) to (\d+)$")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^a text from (\d+) to (\d+) characters")]
    private static partial Regex Characters();

    [GeneratedRegex(@"^an array from (\d+) to (\d+) items")]
    private static partial Regex Items();

    [GeneratedRegex(@"^a (?:whole number|text|array) of at least (\d+)")]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"^(?:a whole number of |an array of |a text of )?at most (\d+)\b")]
    private static partial Regex AtMost();

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d)(?: \(\w+\))? or later$")]
    private static partial Regex DayFrom();

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d)(?: \(\w+\))? or before$")]
    private static partial Regex DayUntil();

    [GeneratedRegex(@"^a day after (\d{4}-\d\d-\d\d)(?: \(\w+\))?$")]
    private static partial Regex DayAfter();

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d)(?: \(\w+\))? to (\d{4}-\d\d-\d\d)(?: \(\w+\))?$")]
    private static partial Regex DayBetween();
}
