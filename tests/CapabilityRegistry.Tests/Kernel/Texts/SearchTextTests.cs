using CapabilityRegistry.Kernel.Texts;
using CsCheck;

namespace CapabilityRegistry.Tests.Kernel.Texts;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Côte d'Ivoire", "cote d ivoire")]
    [InlineData("Compañía de Ingenieros N\u00BA 5", "compania de ingenieros no 5")]
    [InlineData("  Field\u00A0hospital,\tLevel\u20032 ", "field hospital level 2")]
    [InlineData("\uFF25\uFF2E\uFF27 Company", "eng company")]
    [InlineData("ΣΊΣΥΦΟΣ", "σισυφοσ")]
    [InlineData("Инженерная рота", "инженерная рота")]
    [InlineData("100 % [A_B] !", "100 a b")]
    [InlineData("Groß-STRAẞE İzmir", "gross strasse izmir")]
    [InlineData("…", "")]
    public void A_name_is_searched_as_words_of_small_letters_without_marks(string name, string expected) => Assert.Equal(expected, SearchText.Of(name));

    [Fact]
    public void Nothing_in_it_means_anything_to_LIKE() =>
        Gen.String.Sample(text => Assert.All(SearchText.Of(text), letter => Assert.DoesNotContain(letter, "%_[]!^-'")));

    [Fact]
    public void It_is_searched_as_it_is() => Gen.String.Sample(text => Assert.Equal(SearchText.Of(text), SearchText.Of(SearchText.Of(text))));

    [Fact]
    public void It_never_ends_with_half_a_letter()
    {
        var text = SearchText.Of(string.Concat(Enumerable.Repeat("\U0001D7D8\U00010428", 150)) + "\U00010428" + new string('a', 300));

        Assert.True(text.Length <= SearchText.Longest);
        Assert.False(char.IsHighSurrogate(text[^1]));
    }
}
