using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Platform.Http.Lists;

/// <summary>The search in names: every word must occur in the name, in any order and as a part of a longer word too.</summary>
public static class NameSearch
{
    public const string Parameter = "q";

    public const string Description = "Only those in whose name each of these words occurs, in any order, as a part of a longer word too. Case, accents and "
        + "punctuation make no difference.";

    /// <summary>Characters of a search.</summary>
    public const int Longest = 100;

    public const int MostWords = 6;

    /// <summary>For a table that holds <see cref="SearchText"/> in search_name. A word that is not given is found everywhere.</summary>
    public const string Condition = """
        AND search_name LIKE @Word1 AND search_name LIKE @Word2 AND search_name LIKE @Word3
            AND search_name LIKE @Word4 AND search_name LIKE @Word5 AND search_name LIKE @Word6
        """;

    /// <summary>Whether a name is found by a search; everything is found by none.</summary>
    public static bool Finds(string? search, string name) => search is null || SearchText.Words(search).All(SearchText.Of(name).Contains);

    /// <summary>The parameters of <see cref="Condition"/>; null if nothing is searched.</summary>
    public static IReadOnlyList<(string Parameter, object? Value)>? Values(string? search)
    {
        if (search is null)
        {
            return null;
        }

        var words = SearchText.Words(search);
        return [.. Enumerable.Range(0, MostWords).Select(place => ($"Word{place + 1}", (object?)(place < words.Count ? $"%{words[place]}%" : "%")))];
    }
}
