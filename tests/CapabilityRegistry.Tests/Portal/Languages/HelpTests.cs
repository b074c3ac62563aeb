using System.Net;
using System.Text.RegularExpressions;
using CapabilityRegistry.Portal.Languages;
using CapabilityRegistry.Portal.Pages.HelpText;
using CapabilityRegistry.Tests.Support;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CapabilityRegistry.Tests.Portal.Languages;

/// <summary>
/// The help says the same in all languages, in the words of the pages: what stands in bold and what a link is called are texts of the pages in that language.
/// </summary>
public sealed partial class HelpTests(DemoRegistryApps apps) : IClassFixture<DemoRegistryApps>
{
    private const string Folder = "src/CapabilityRegistry.Portal/Help";

    // Of the words of a sentence, how many may also be words of the English help: names, and words that both languages have.
    private const double MostInEnglish = 0.5;

    // Kinds of files, paper and marks that are written so everywhere, and the state of the example.
    private static readonly HashSet<string> SameInEveryScript =
        ["PDF", "Word", "Excel", "PNG", "JPEG", "MB", "XLSX", "SHA", "A", "Letter", "KAZ", "illustrative"];

    private static readonly HashSet<string> EnglishWords =
        [.. HelpPage.Roles.SelectMany(role => Words(Text(role, "en"))).Select(word => word.ToLowerInvariant())];

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    public static TheoryData<string> Translations => [.. Language.All.Where(language => language != Language.English).Select(language => language.Code)];

    [Fact]
    public void Every_role_has_its_help_in_every_language() =>
        Assert.Equal(
            HelpPage.Roles.SelectMany(role => Language.All.Select(language => $"{role}.{language.Code}.md")).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Repository.PathOf(Folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_page_of_help_is_shown_in_the_language_of_the_page(string language)
    {
        using var visitor = Visitor.Of(await apps.On(Engine.Sqlite), language);
        foreach (var role in HelpPage.Roles)
        {
            await visitor.Open($"/help/{role}");
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            Assert.Equal(language, visitor.Page.QuerySelector("article.help")!.GetAttribute("lang"));
            Assert.Equal(TextTests.Read(language)[$"Help.{role}"], visitor.Page.QuerySelector("h1")!.TextContent);
            Assert.DoesNotContain(TextTests.Read(language)["Help.NotTranslated"], visitor.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_the_help_names_stands_on_the_pages(string language)
    {
        var texts = TextTests.Read(language).Values.Where(text => !text.Contains('{', StringComparison.Ordinal)).ToHashSet();
        Assert.Empty(
            from role in HelpPage.Roles
            from part in Parts(Text(role, language))
            from name in part.Named
            where !texts.Contains(name)
            select $"{role}: {name}");
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_has_the_headings_steps_lists_links_and_commands_of_the_English_help(string language)
    {
        foreach (var role in HelpPage.Roles)
        {
            Assert.Equal(Parts(Text(role, "en")).Select(part => part.Shape), Parts(Text(role, language)).Select(part => part.Shape));
        }
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_names_the_same_buttons_and_pages_at_the_same_place(string language)
    {
        var (english, texts) = (TextTests.Read("en"), TextTests.Read(language));
        foreach (var role in HelpPage.Roles)
        {
            foreach (var (original, translated) in Parts(Text(role, "en")).Zip(Parts(Text(role, language))))
            {
                // Several texts may be alike in one language and differ in the other. A heading may be a text of the pages too.
                var left = translated.Named.ToList();
                var missing = original.Named.Where(name => left.Find(each => Translated(name).Contains(each)) is not { } found || !left.Remove(found));
                var heads = original.IsHeading && Translated(original.Text) is { Count: > 0 } heading && !heading.Contains(translated.Text);
                Assert.True(!missing.Any() && left.Count == 0 && !heads, $"{language}, {role}: '{translated.Text}' is not '{original.Text}'");
            }
        }

        HashSet<string> Translated(string name) => [.. english.Where(text => text.Value == name).Select(text => texts[text.Key])];
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void No_sentence_of_a_translation_is_English(string language)
    {
        Assert.Empty(HelpPage.Roles.SelectMany(role => Untranslated(Text(role, language), language).Select(sentence => $"{role}: {sentence}")));

        // Nor would one be passed over: each of the English help is seen.
        foreach (var role in HelpPage.Roles)
        {
            Assert.Equal(Sentences(Text(role, "en")), Untranslated(Text(role, "en"), language));
        }
    }

    private static string Text(string role, string language) => File.ReadAllText(Repository.PathOf($"{Folder}/{role}.{language}.md"));

    // Headings, paragraphs and items, in their order.
    private static List<Part> Parts(string markdown) =>
        [.. Markdown.Parse(markdown).Descendants<LeafBlock>().Where(block => block.Inline is not null).Select(Part.Of)];

    private static IEnumerable<string> Untranslated(string markdown, string language) => Sentences(markdown).Where(sentence =>
    {
        var words = Words(sentence);
        return language is "fr" or "es"
            ? words.Count(word => EnglishWords.Contains(word.ToLowerInvariant())) > words.Count * MostInEnglish
            : words.Any(word => LatinWord().IsMatch(word) && !SameInEveryScript.Contains(word));
    });

    // What the pages themselves say is held against their texts, and is no prose of the help.
    private static IEnumerable<string> Sentences(string markdown) => Parts(markdown).SelectMany(part => EndOfSentence().Split(part.Prose))
        .Select(sentence => sentence.Trim()).Where(sentence => Words(sentence).Count > 3);

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"(?<=[.:;?!。：；？！؛؟])\s*")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();

    [GeneratedRegex("^[A-Za-z]+$")]
    private static partial Regex LatinWord();

    /// <param name="Shape">What it is, where its links lead, and its commands.</param>
    /// <param name="Named">What stands in bold, and what its links are called.</param>
    /// <param name="Prose">All else.</param>
    private sealed record Part(string Shape, IReadOnlyList<string> Named, string Prose, string Text)
    {
        public bool IsHeading => Shape.StartsWith('h');

        public static Part Of(LeafBlock block)
        {
            var kind = block switch
            {
                HeadingBlock heading => $"h{heading.Level}",
                _ when block.Parent is ListItemBlock { Parent: ListBlock list } => list.IsOrdered ? "step" : "item",
                _ => "paragraph",
            };
            var links = block.Inline!.Descendants<LinkInline>().ToList();
            var names = block.Inline!.Descendants<EmphasisInline>().Cast<ContainerInline>().Concat(links).ToList();
            var commands = block.Inline!.Descendants<CodeInline>().Select(code => code.Content);
            return new Part(
                string.Join(' ', [kind, .. links.Select(link => link.Url!).Order(StringComparer.Ordinal), .. commands.Order(StringComparer.Ordinal)]),
                [.. names.Select(Literals)],
                string.Concat(block.Inline!.Descendants<LiteralInline>().Where(text => !names.Contains(text.Parent!)).Select(text => $"{text.Content} ")),
                Literals(block.Inline!));
        }

        private static string Literals(ContainerInline inline) => string.Concat(inline.Descendants<LiteralInline>().Select(text => text.Content.ToString()));
    }
}
