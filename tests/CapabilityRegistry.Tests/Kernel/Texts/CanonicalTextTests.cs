using System.Text;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Tests.Kernel.Texts;

/// <summary>Which ways of writing are one name.</summary>
public sealed class CanonicalTextTests
{
    [Theory]
    [InlineData("bob", "Bob")]
    [InlineData("bob", "BOB")]
    [InlineData("bob", "bob ")]
    [InlineData("bob", "\u00A0bob\u3000")]
    [InlineData("bob", "ｂｏｂ")]
    [InlineData("bob", "bоb")]
    [InlineData("BOB", "ВОВ")]
    [InlineData("bob", "b\u200Bo\u200Db")]
    [InlineData("bob", "𝐛𝗼𝖇")]
    [InlineData("José Müller", "Jose\u0301 Mu\u0308ller")]
    [InlineData("Anna Berg", "anna\u00A0 BERG")]
    [InlineData("Σωκράτης", "ΣΩΚΡΆΤΗΣ")]
    [InlineData("Ramón", "RAMÓN")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Straße", "STRAẞE")]
    [InlineData("İpek", "ipek")]
    [InlineData("İPEK", "IPEK")]
    [InlineData("oﬃce", "OFFICE")]
    [InlineData("Մինասեանև", "ՄԻՆԱՍԵԱՆԵՒ")]
    [InlineData("ᾳδης", "ΑΙΔΗΣ")]
    [InlineData("Ana", "An\u3164a\u2800")]
    public void Two_ways_of_writing_are_one_reference_and_one_name(string one, string other)
    {
        Assert.Equal(CanonicalText.ReferenceKey(one), CanonicalText.ReferenceKey(other));
        Assert.Equal(CanonicalText.NameKey(one), CanonicalText.NameKey(other));
    }

    [Theory]
    [InlineData("bill", "biIl")]
    [InlineData("planner 1", "planner l")]
    [InlineData("Otto", "0tto")]
    [InlineData("Amold", "Arnold")]
    public void What_looks_the_same_is_one_name_but_two_references(string one, string other)
    {
        Assert.Equal(CanonicalText.NameKey(one), CanonicalText.NameKey(other));
        Assert.NotEqual(CanonicalText.ReferenceKey(one), CanonicalText.ReferenceKey(other));
    }

    [Theory]
    [InlineData("bob", "rob")]
    [InlineData("José", "Jose")]
    [InlineData("Anna Berg", "Annaberg")]
    [InlineData("Борис", "Bopuc")]
    [InlineData("oidc:bob", "bob")]
    [InlineData("oidc:bob", "oidc:Bob")]
    public void What_can_be_told_apart_is_two_names(string one, string other) => Assert.NotEqual(CanonicalText.NameKey(one), CanonicalText.NameKey(other));

    // The characters that full case folding makes several of (CaseFolding.txt of Unicode 15.0, status F), and what they become.
    public static TheoryData<string, string> FoldedToSeveral => new()
    {
        { "ß", "ss" }, { "İ", "i\u0307" }, { "ŉ", "ʼn" }, { "ǰ", "j\u030C" }, { "ΐ", "ι\u0308\u0301" }, { "ΰ", "υ\u0308\u0301" }, { "և", "եւ" },
        { "ẖ", "h\u0331" }, { "ẗ", "t\u0308" }, { "ẘ", "w\u030A" }, { "ẙ", "y\u030A" }, { "ẚ", "aʾ" }, { "ẞ", "ss" }, { "ὐ", "υ\u0313" },
        { "ὒ", "υ\u0313\u0300" }, { "ᾀ", "ἀι" }, { "ᾏ", "ἇι" }, { "ᾐ", "ἠι" }, { "ᾯ", "ὧι" }, { "ᾲ", "ὰι" }, { "ᾶ", "α\u0342" }, { "ᾷ", "α\u0342ι" },
        { "ᾼ", "αι" }, { "ῃ", "ηι" }, { "ῖ", "ι\u0342" }, { "ῤ", "ρ\u0313" }, { "ῷ", "ω\u0342ι" }, { "ῼ", "ωι" }, { "ﬀ", "ff" }, { "ﬁ", "fi" },
        { "ﬂ", "fl" }, { "ﬃ", "ffi" }, { "ﬄ", "ffl" }, { "ﬅ", "st" }, { "ﬆ", "st" }, { "ﬓ", "մն" }, { "ﬔ", "մե" }, { "ﬕ", "մի" }, { "ﬖ", "վն" },
        { "ﬗ", "մխ" },
    };

    [Theory, MemberData(nameof(FoldedToSeveral))]
    public void A_character_is_one_with_those_that_full_case_folding_makes_of_it(string one, string several)
    {
        Assert.Equal(CanonicalText.ReferenceKey($"x{several}x"), CanonicalText.ReferenceKey($"x{one}x"));
        Assert.Equal(CanonicalText.NameKey($"x{several}x"), CanonicalText.NameKey($"x{one}x"));
    }

    // Where the capital letter looks like another letter than the small one, names are compared as if they were small: ΝΑΤΟ is vατο.
    private static readonly string[] CapitalsOnly = ["Ƽ", "Ν", "Υ", "𑢤", "𑢦", "𑢵", "𑢼"];

    [Fact]
    public void Every_character_that_looks_like_letters_of_ASCII_is_compared_as_them()
    {
        var ascii = CharacterTable.LookAlikes().Where(each => Ascii.IsValid(each.Value) && !CapitalsOnly.Contains(each.Key.ToString())).ToList();

        Assert.True(ascii.Count > 500, $"{ascii.Count}");
        Assert.All(ascii, each => Assert.Equal(CanonicalText.NameKey($"x{each.Value}x"), CanonicalText.NameKey($"x{each.Key}x")));
    }

    [Fact]
    public void Nobody_is_the_same_as_somebody_unknown()
    {
        Assert.True(CanonicalText.IsSamePerson("Ana", "ana"));
        Assert.False(CanonicalText.IsSamePerson("Ana", null));
        Assert.False(CanonicalText.IsSamePerson(null, null));
    }

    [Fact]
    public void A_name_is_kept_composed_and_without_space_around_it() => Assert.Equal("José", CanonicalText.Of(" Jose\u0301\u00A0"));
}
