using System.Globalization;
using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;

namespace CapabilityRegistry.Portal.Languages;

/// <summary>One of the six official languages of the United Nations.</summary>
/// <param name="Code">ISO 639-1.</param>
/// <param name="Name">What its speakers call it.</param>
/// <param name="Culture">How numbers and names of months are written.</param>
/// <param name="Forms">How words change with the number before them.</param>
public sealed record Language(string Code, string Name, CultureInfo Culture, PluralForms Forms)
{
    public const string Cookie = "language";

    public const string Parameter = "lang";

    public static readonly Language English = new("en", "English", new CultureInfo("en-GB"), PluralForms.AfterOne);

    public static readonly IReadOnlyList<Language> All =
    [
        // The digits are those of the other languages, and so are the signs between them: the culture "ar" has the signs that go with Arabic digits.
        // A day begins with a mark from right to left: after a Latin name its number would stand on the other side of that name.
        new("ar", "العربية", new CultureInfo("ar-AE"), PluralForms.Arabic) { DayFormat = "\u200fd MMM yyyy", Comma = "، ", Semicolon = "؛ " },
        new("zh", "中文", new CultureInfo("zh-CN"), PluralForms.None) { DayFormat = "yyyy年M月d日", Colon = "：", Comma = "、", Semicolon = "；" },
        English,
        new("fr", "Français", new CultureInfo("fr-FR"), PluralForms.FromTwo)
        {
            FirstDayFormat = "d'er' MMM yyyy", Colon = "\u00a0: ", Semicolon = "\u00a0; ",
        },
        new("ru", "Русский", new CultureInfo("ru-RU"), PluralForms.Russian),
        new("es", "Español", new CultureInfo("es-ES"), PluralForms.AfterOne),
    ];

    /// <summary>Between what is named and what is said of it.</summary>
    public string Colon { get; private init; } = ": ";

    /// <summary>Between the entries of a list.</summary>
    public string Comma { get; private init; } = ", ";

    /// <summary>Between the entries of a list that have commas of their own.</summary>
    public string Semicolon { get; private init; } = "; ";

    public bool IsRightToLeft => Culture.TextInfo.IsRightToLeft;

    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The language of what is written now.</summary>
    public static Language Current => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;

    private string DayFormat { get; init; } = "d MMM yyyy";

    // Of the first day of a month.
    private string? FirstDayFormat { get; init; }

    /// <summary>A day, short and with the month in letters.</summary>
    public string Day(DateOnly day) => day.ToString(day.Day == 1 && FirstDayFormat is not null ? FirstDayFormat : DayFormat, Culture);

    /// <summary>The month of a day, with its year.</summary>
    public string Month(DateOnly day) => day.ToString("Y", Culture);

    /// <summary>A minute, in coordinated universal time.</summary>
    public string Time(DateTimeOffset time) =>
        $"{Day(Days.Of(time))} {time.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC";

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
