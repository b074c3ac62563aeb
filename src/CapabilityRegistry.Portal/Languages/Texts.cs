using System.Globalization;
using System.Resources;

namespace CapabilityRegistry.Portal.Languages;

/// <summary>
/// The texts of the pages: Texts.resx in English, Texts.fr.resx in French and so on. Names are a page or a code list, a dot and what it is:
/// <c>Units.Title</c>, <c>PledgeStatus.draft</c>.
/// </summary>
public static class Texts
{
    private static readonly ResourceManager Manager = new(typeof(Texts).FullName!, typeof(Texts).Assembly);

    /// <summary>The text in the language of the request.</summary>
    /// <exception cref="MissingManifestResourceException">There is no such text: a test looks for every name that the pages use.</exception>
    public static string Get(string name) => Find(name) ?? throw new MissingManifestResourceException($"There is no text {name}.");

    /// <summary>The text with what belongs into it, written and counted as the language does.</summary>
    public static string Get(string name, params ReadOnlySpan<object?> parts) => string.Format(new CountingFormat(Language.Current), Get(name), parts);

    /// <summary>The text; null if there is none.</summary>
    public static string? Find(string name) => Manager.GetString(name, CultureInfo.CurrentUICulture);

    /// <summary>The text as the English pages have it, for what stands within English sentences of the API; null if there is none.</summary>
    public static string? InEnglish(string name) => Manager.GetString(name, Language.English.Culture);

    /// <summary>A code of the API in words. A code that is newer than the pages is shown as it is, because answers are open for new values.</summary>
    public static string OfCode(string list, string code) => Find($"{list}.{code}") ?? code;

    /// <summary>An amount of what a capacity is counted in: 1 unit, 3 beds. A measure that is newer than the pages is shown as it is.</summary>
    public static string Amount(long amount, string measure) =>
        Find($"Amount.{measure}") is { } text
            ? string.Format(new CountingFormat(Language.Current), text, amount)
            : string.Create(CultureInfo.CurrentCulture, $"{amount:N0} {measure}");
}
