using System.Globalization;
using CapabilityRegistry.Portal.Languages;

namespace CapabilityRegistry.Tests.Portal.Languages;

/// <summary>Words beside numbers, in the form that each language has for the number.</summary>
public sealed class PluralTests
{
    [Theory]
    [InlineData("en", 0, "0 days")]
    [InlineData("en", 1, "1 day")]
    [InlineData("en", 21, "21 days")]
    [InlineData("fr", 0, "0 jour")]
    [InlineData("fr", 1, "1 jour")]
    [InlineData("fr", 2, "2 jours")]
    [InlineData("es", 1, "1 día")]
    [InlineData("es", 0, "0 días")]
    [InlineData("ru", 1, "1 день")]
    [InlineData("ru", 2, "2 дня")]
    [InlineData("ru", 5, "5 дней")]
    [InlineData("ru", 11, "11 дней")]
    [InlineData("ru", 14, "14 дней")]
    [InlineData("ru", 21, "21 день")]
    [InlineData("ru", 112, "112 дней")]
    [InlineData("ru", 122, "122 дня")]
    [InlineData("ar", 0, "0 يوم")]
    [InlineData("ar", 1, "يوم واحد")]
    [InlineData("ar", 2, "يومان")]
    [InlineData("ar", 3, "3 أيام")]
    [InlineData("ar", 11, "11 يوما")]
    [InlineData("ar", 100, "100 يوم")]
    [InlineData("ar", 103, "103 أيام")]
    [InlineData("zh", 1, "1 天")]
    public void A_word_has_the_form_of_its_number(string language, int number, string words) =>
        Assert.Equal(words, In(language, () => Texts.Get("Papers.Days", number)));

    [Fact]
    public void A_number_is_written_as_the_language_does() =>
        Assert.Equal("1.200 unidades", In("es", () => Texts.Amount(1200, "units")));

    [Fact]
    public void A_measure_that_is_newer_than_the_pages_is_shown_as_it_is() => Assert.Equal("3 litres", In("en", () => Texts.Amount(3, "litres")));

    [Fact]
    public void What_is_no_number_is_not_counted() => Assert.Throws<FormatException>(() => In("en", () => Texts.Get("Papers.Days", "3")));

    private static string In(string language, Func<string> text)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var culture = Language.Find(language)!.Culture;
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return text();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
