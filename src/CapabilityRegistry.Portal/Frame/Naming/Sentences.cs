using System.Globalization;
using System.Text.RegularExpressions;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Languages;

namespace CapabilityRegistry.Portal.Frame.Naming;

/// <summary>Sentences of the API with names in the place of codes. They are in English, and so are the names in them.</summary>
/// <param name="types">Unit types.</param>
/// <param name="items">Equipment and whatever else a line asks for.</param>
public sealed partial class Sentences(Names types, Names items)
{
    /// <summary>Where no names of the catalogue are at hand: levels and gates alone have words.</summary>
    public static readonly Sentences WithoutNames = new(Names.None, Names.None);

    public static async Task<Sentences> Of(Page page) => new(await Names.OfUnitTypes(page), await Names.OfItems(page));

    /// <summary>A sentence, or a list of codes.</summary>
    public string this[string sentence] => Code().Replace(sentence, code => Named(code.Value));

    /// <summary>What a criterion asks for or finds. Codes of languages are known only by it, since "is" and "to" are among them.</summary>
    /// <param name="criterion">The name of the criterion, or the code of its failure.</param>
    public string this[string sentence, string criterion] => criterion is "languages" or "language-missing"
        ? Language().Replace(sentence, code => CultureInfo.GetCultureInfo(code.Value).EnglishName)
        : this[sentence];

    public string this[RepairStepView step] => step is { Code: "language-missing", Item: { } language }
        ? step.Text.Replace($" {language}", $" {CultureInfo.GetCultureInfo(language).EnglishName}", StringComparison.Ordinal)
        : this[step.Text];

    private string Named(string code) => types[code] is var type && type != code ? type
        : items[code] is var item && item != code ? item
        : Texts.InEnglish($"ReadinessLevel.{code}") is { } level ? level
        : Texts.InEnglish($"GateCode.{code}") is { } gate ? $"“{gate}”"
        : code;

    // Codes of unit types and levels; codes of equipment and the like, which a word with a hyphen may look like.
    [GeneratedRegex(@"(?<![\w/-])([A-Z][A-Z0-9]*(_[A-Z0-9]+)*|[a-z0-9]+(-[a-z0-9]+)*)(?![\w-])")]
    private static partial Regex Code();

    [GeneratedRegex(@"\b[a-z]{2,3}\b")]
    private static partial Regex Language();
}
