using CapabilityRegistry.Portal.Languages;

namespace CapabilityRegistry.Tests.Portal.Languages;

/// <summary>Days, months, numbers and signs, as each language writes them.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("en", "1 Nov 2027", "12 Mar 2027", "November 2027")]
    [InlineData("fr", "1er nov. 2027", "12 mars 2027", "novembre 2027")]
    [InlineData("es", "1 nov 2027", "12 mar 2027", "noviembre de 2027")]
    [InlineData("ru", "1 нояб. 2027", "12 мар. 2027", "ноябрь 2027 г.")]
    [InlineData("zh", "2027年11月1日", "2027年3月12日", "2027年11月")]
    [InlineData("ar", "\u200f1 نوفمبر 2027", "\u200f12 مارس 2027", "نوفمبر 2027")]
    public void A_day_and_a_month_are_written_as_the_language_does(string code, string first, string other, string month)
    {
        var language = Language.Find(code)!;
        Assert.Equal(first, language.Day(new DateOnly(2027, 11, 1)));
        Assert.Equal(other, language.Day(new DateOnly(2027, 3, 12)));
        Assert.Equal(month, Plain(language.Month(new DateOnly(2027, 11, 1))));
        Assert.Equal($"{other} 21:05 UTC", language.Time(new DateTimeOffset(2027, 3, 12, 23, 5, 0, TimeSpan.FromHours(2))));
    }

    [Theory]
    [InlineData("en", "1,234.5", "12.5%")]
    [InlineData("fr", "1 234,5", "12,5 %")]
    [InlineData("es", "1.234,5", "12,5 %")]
    [InlineData("ru", "1 234,5", "12,5 %")]
    [InlineData("zh", "1,234.5", "12.5%")]
    [InlineData("ar", "1,234.5", "12.5%")]
    public void A_number_has_the_signs_that_go_with_its_digits(string code, string number, string share)
    {
        var culture = Language.Find(code)!.Culture;
        Assert.Equal(number, Plain(1234.5.ToString("N1", culture)));
        Assert.Equal(share, Plain(0.125.ToString("P1", culture)));
    }

    [Theory]
    [InlineData("en", ": ", ", ", "; ")]
    [InlineData("fr", "\u00a0: ", ", ", "\u00a0; ")]
    [InlineData("zh", "：", "、", "；")]
    [InlineData("ar", ": ", "، ", "؛ ")]
    public void Signs_are_those_of_the_language(string code, string colon, string comma, string semicolon)
    {
        var language = Language.Find(code)!;
        Assert.Equal((colon, comma, semicolon), (language.Colon, language.Comma, language.Semicolon));
    }

    // Spaces that do not break, and marks of direction that are not seen.
    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace("\u200e", "", StringComparison.Ordinal);
}
