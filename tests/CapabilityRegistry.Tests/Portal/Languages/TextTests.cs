using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Languages;
using CapabilityRegistry.Tests.Conformance.House;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal.Languages;

/// <summary>The texts of the pages: none is missing in any language, none stands in a page itself.</summary>
public sealed partial class TextTests
{
    private const string Folder = "src/CapabilityRegistry.Portal";

    // Signs that are the same in every language, and names that nobody translates.
    private static readonly HashSet<string> SameEverywhere =
    [
        .. Language.All.Select(language => language.Name),
        "XLSX", "CSV",
        "dotnet run --project src/CapabilityRegistry -- audit verify FILE", "dotnet run --project src/CapabilityRegistry -- audit anchor",
    ];

    // No lists of the API: the members of an object that is a table of numbers, and what the calendar calls the kinds of its entries.
    private static readonly HashSet<string> Members = ["CalendarKind", "WeightValue"];

    private static readonly IReadOnlyDictionary<string, string> English = Read("en");

    /// <summary>Closed lists of the API that pages put into words, as the pages name them.</summary>
    private static IEnumerable<string> WordedLists =>
        Pages().SelectMany(page => WordedCode().Matches(page.Text)).Select(match => match.Groups[1].Value).Concat(CodeLists.All.Keys).Distinct()
            .Except(Members);

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    [Fact]
    public void Every_text_that_a_page_names_is_there() =>
        Assert.Empty(Pages().SelectMany(page => NamedText().Matches(page.Text)).Select(match => $"{match.Groups[1]}{match.Groups[2]}").Distinct()
            .Except(English.Keys));

    [Fact]
    public void Every_value_of_a_list_that_a_page_words_has_its_words() =>
        Assert.Empty(WordedLists.SelectMany(list => EnumOf(list).Select(code => $"{list}.{code}")).Except(English.Keys));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_every_text_with_the_same_parts(string language)
    {
        var texts = Read(language);
        Assert.Empty(English.Keys.Except(texts.Keys));
        Assert.Empty(texts.Keys.Except(English.Keys));
        Assert.Empty(English.Where(text => !Parts(text.Value).SequenceEqual(Parts(texts[text.Key]))).Select(text => $"{language}: {text.Key}"));
        Assert.Empty(texts.Where(text => string.IsNullOrWhiteSpace(text.Value)).Select(text => text.Key));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_is_counted_has_as_many_forms_as_the_language(string language)
    {
        var forms = Language.Find(language)!.Forms.Count;
        Assert.Empty(
            from text in Read(language)
            from part in Part().Matches(text.Value)
            where part.Value.Contains('|', StringComparison.Ordinal) && part.Value.Split('|').Length != forms
            select $"{language}: {text.Key}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_word_that_is_counted_in_one_text_is_counted_in_all(string language)
    {
        var texts = Read(language);
        var counted = texts.Values.SelectMany(text => CountedWord().Matches(text)).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Empty(
            from text in texts
            from word in WordAfterAnyNumber().Matches(text.Value)
            where counted.Contains(word.Groups[1].Value)
            select $"{language}, {text.Key}: {text.Value}");
    }

    [Fact]
    public void Every_measure_has_its_words_beside_a_number() =>
        Assert.Empty(CodeLists.All["Measure"].Select(measure => $"Amount.{measure}").Except(English.Keys));

    [Fact]
    public void No_text_stands_in_a_page_itself()
    {
        var literals = Pages().Where(page => page.Path.EndsWith(".razor", StringComparison.Ordinal)).SelectMany(Literals).ToList();
        Assert.True(literals.Count == 0, string.Join('\n', literals));
    }

    [Fact]
    public void No_sign_that_another_language_writes_otherwise_stands_between_the_texts_of_a_page()
    {
        var signs = Pages().Where(page => !page.Path.Contains("/Api/", StringComparison.Ordinal))
            .SelectMany(page => page.Text.Split('\n').Where(HasSign).Select(line => $"{page.Path}: {line.Trim()}")).ToList();
        Assert.True(signs.Count == 0, string.Join('\n', signs));
    }

    [Theory]
    [InlineData("<li>@T(\"a\"): @T(\"b\")</li>")]
    [InlineData("<strong>@each.Name</strong>: <span>@each.Text</span>")]
    [InlineData("$\"{T(\"a\")}: {each.Name}\"")]
    [InlineData("@string.Join(\", \", states)")]
    public void A_sign_between_texts_is_seen(string line) => Assert.True(HasSign(line));

    [Fact]
    public void A_text_in_a_page_is_seen() =>
        Assert.NotEmpty(Literals(new("x.razor", "<p>@T(\"a\") Hello</p>")));

    [Fact]
    public void A_choice_of_codes_is_the_list_of_the_document() =>
        Assert.All(CodeLists.All, list => Assert.Equal(EnumOf(list.Key), list.Value));

    private static IEnumerable<SourceFile> Pages() =>
        [.. SourceFile.In(Folder, "*.razor"), .. SourceFile.In(Folder, "*.cs").Where(file => !file.Path.Contains("/Languages/", StringComparison.Ordinal))];

    private static IEnumerable<string> EnumOf(string list) =>
        (Document["components"]!["schemas"]![list]?["enum"]?.AsArray() ?? throw new InvalidOperationException($"The document has no list {list}."))
            .Select(code => (string)code!);

    private static JsonNode Document { get; } = JsonNode.Parse(File.ReadAllText(Repository.PathOf("openapi/capability-registry.v1.json")))!;

    internal static Dictionary<string, string> Read(string language) =>
        XDocument.Parse(File.ReadAllText(Repository.PathOf($"{Folder}/Languages/Texts{(language == "en" ? "" : $".{language}")}.resx"))).Root!.Elements("data")
            .ToDictionary(each => each.Attribute("name")!.Value, each => each.Element("value")!.Value);

    // What is put in; how it is written and counted is for each language to say.
    private static IEnumerable<string> Parts(string text) =>
        Part().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    // What is marked as English has the signs of English.
    private static bool HasSign(string line) => Sign().IsMatch(line) && !line.Contains("lang=\"en\">@string.Join", StringComparison.Ordinal)
        && !line.Contains("SheetCell.Name(", StringComparison.Ordinal);

    // What is left of a page without its code, expressions, tags and comments: no letters.
    private static IEnumerable<string> Literals(SourceFile page)
    {
        var markup = page.Text;
        var code = markup.IndexOf("\n@code {", StringComparison.Ordinal);
        markup = code < 0 ? markup : markup[..code];
        markup = Comment().Replace(markup, "");
        markup = WithoutExpressions(markup);
        markup = Tag().Replace(markup, "\n");
        return markup.Split('\n').Select(line => line.Trim())
            .Where(line => line.Any(char.IsLetter) && !CodeLine().IsMatch(line) && !SameEverywhere.Contains(line))
            .Select(line => $"{page.Path}: {line}");
    }

    // @(…), @T(…), @name.member(…)[…]: with brackets inside.
    private static string WithoutExpressions(string markup)
    {
        var kept = new System.Text.StringBuilder();
        for (var at = 0; at < markup.Length; at++)
        {
            if (markup[at] != '@' || at + 1 == markup.Length || !(char.IsLetter(markup[at + 1]) || markup[at + 1] == '('))
            {
                kept.Append(markup[at]);
                continue;
            }

            at = EndOfExpression(markup, at + 1) - 1;
        }

        return kept.ToString();
    }

    private static int EndOfExpression(string markup, int at)
    {
        var start = at;
        while (at < markup.Length)
        {
            if (markup[at] is '(' or '[')
            {
                at = AfterBrackets(markup, at);
            }
            else if (char.IsLetterOrDigit(markup[at]) || markup[at] == '_' || (markup[at] is '.' or '?' or '!' && GoesOn(markup, at + 1)))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        // Statements such as foreach take the rest of their line.
        return Statement().IsMatch(markup[start..at]) ? markup.IndexOf('\n', at) is >= 0 and var line ? line : markup.Length : at;
    }

    private static bool GoesOn(string markup, int at) => at < markup.Length && (char.IsLetter(markup[at]) || markup[at] == '.');

    private static int AfterBrackets(string markup, int at)
    {
        var depth = 0;
        for (var quoted = false; at < markup.Length; at++)
        {
            quoted = markup[at] == '"' ? !quoted : quoted;
            depth += quoted ? 0 : markup[at] is '(' or '[' ? 1 : markup[at] is ')' or ']' ? -1 : 0;
            if (depth == 0 && !quoted)
            {
                return at + 1;
            }
        }

        return at;
    }

    [GeneratedRegex("""\bT\("([A-Za-z][\w.-]*)"[,)]|Texts\.Get\("([A-Za-z][\w.-]*)"[,)]""")]
    private static partial Regex NamedText();

    [GeneratedRegex("""\bCode\("(\w+)",""")]
    private static partial Regex WordedCode();

    [GeneratedRegex(@"\{(\d+)(:[^}]*)?\}")]
    private static partial Regex Part();

    // A form of a word that has others: {0:# day|# days}.
    [GeneratedRegex(@"# (\w+)(?=[^{}]*\})")]
    private static partial Regex CountedWord();

    [GeneratedRegex(@"\{\d+(?::N0)?\} (\w+)")]
    private static partial Regex WordAfterAnyNumber();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<[^<>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(if|else|foreach|for|switch|var|case|default|break|while|using)\b|^(if|for|foreach|switch|while|inherits|using|preservewhitespace)\b")]
    private static partial Regex Statement();

    // A colon or semicolon behind a text, a value or a tag, a stop between two of them, and a list.
    [GeneratedRegex("""\)[:;] [@<]|</(strong|bdi|span|a)>[:;] |\)\. @|[^s]\}[:;] \{|string\.Join\("[,;] """)]
    private static partial Regex Sign();

    // Lines of code within a page: declarations, branches, brackets.
    [GeneratedRegex(@"^(else( if .*)?|@\{.*|case .*:|default:|break;|var .*;|.*;|.*=>.*|@?inherits .*|@?using .*|\{.*|\}.*|if .*|foreach .*)$")]
    private static partial Regex CodeLine();
}
