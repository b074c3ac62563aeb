using System.Globalization;
using CapabilityRegistry.Portal.Languages;

namespace CapabilityRegistry.Portal.Frame.Naming;

/// <summary>Things that units are compared by, in words: each kind has its own list of codes.</summary>
public static class ItemNames
{
    /// <summary>The language of the names of a kind, if it is not that of the page: the catalogue has names in English.</summary>
    public static string? LanguageOf(string kind) => kind is "personnel" or "capacity" or "language" ? null : "en";

    public static string Of(Names names, string kind, string code) => kind switch
    {
        "personnel" => Texts.OfCode("RankGroup", code),
        "capacity" => Texts.OfCode("Measure", code),
        "language" => code.Length is 2 or 3 ? CultureInfo.GetCultureInfo(code).NativeName : code,
        _ => names[code],
    };
}
