using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Portal.Languages;

/// <summary>One of the six official languages of the United Nations.</summary>
/// <param name="Code">ISO 639-1.</param>
/// <param name="Name">What its speakers call it.</param>
/// <param name="Culture">How numbers and names of months are written.</param>
/// <param name="Forms">How words change with the number before them.</param>
/// <param name="DayFormat">How a day is written, short and with the month in letters.</param>
public sealed record Language(string Code, string Name, CultureInfo Culture, PluralForms Forms, string DayFormat = "d MMM yyyy")
{
    public const string Cookie = "language";

    public const string Parameter = "lang";

    public static readonly Language English = new("en", "English", new CultureInfo("en-GB"), PluralForms.AfterOne);

    public static readonly IReadOnlyList<Language> All =
    [
        new("ar", "العربية", new CultureInfo("ar"), PluralForms.Arabic),
        new("zh", "中文", new CultureInfo("zh-CN"), PluralForms.None, "yyyy年M月d日"),
        English,
        new("fr", "Français", new CultureInfo("fr-FR"), PluralForms.FromTwo),
        new("ru", "Русский", new CultureInfo("ru-RU"), PluralForms.Russian),
        new("es", "Español", new CultureInfo("es-ES"), PluralForms.AfterOne),
    ];

    public bool IsRightToLeft => Culture.TextInfo.IsRightToLeft;

    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The language of what is written now.</summary>
    public static Language Current => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;

    public static Language? Find(string? code) => All.FirstOrDefault(each => each.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The language of a request: the one that its address asks for, else the one chosen before, else the first that the browser prefers and that is
    /// there, else English.
    /// </summary>
    public static Language Of(HttpRequest request) =>
        Find(request.Query[Parameter]) ?? Find(request.Cookies[Cookie]) ?? Preferred(request) ?? English;

    private static Language? Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(each => each.Quality is not 0)
        .OrderByDescending(each => each.Quality ?? 1)
        .Select(each => Find(each.Value.Value?.Split('-')[0]))
        .FirstOrDefault(each => each is not null);
}
