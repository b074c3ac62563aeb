using System.Globalization;
using CapabilityRegistry.Portal.Languages;

namespace CapabilityRegistry.Portal.Frame.Sheets;

/// <summary>A table of a paper. The page shows it and its workbook holds it, so both say the same.</summary>
/// <param name="Id">Its address within the page.</param>
public sealed record SheetTable(string Id, string Title, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<SheetCell>> Rows)
{
    /// <summary>What is to be known to read it, in a sentence or two.</summary>
    public string? Note { get; init; }

    /// <summary>What the page says in its place if it has no rows; null if it is then left out.</summary>
    public string? Empty { get; init; }

    /// <summary>Whether its title is a part of another one's.</summary>
    public bool IsPart { get; init; }
}

/// <param name="IsNumber">Whether it stands at the end of its cell.</param>
public sealed record SheetColumn(string Title, bool IsNumber = false);

/// <summary>A cell of a table of a paper: what it is, for programs, and how a person reads it.</summary>
public sealed record SheetCell
{
    /// <summary>A text, a number, a day or null.</summary>
    public object? Value { get; private init; }

    /// <summary>The value as the reader's language writes it.</summary>
    public string Shown { get; private init; } = "";

    /// <summary>Where it leads; null for nowhere.</summary>
    public string? Address { get; init; }

    /// <summary>Whether it comes from the API in English.</summary>
    public bool IsEnglish { get; init; }

    /// <summary>A code that it can be found by, in small print.</summary>
    public string? Key { get; init; }

    /// <summary>A class of its looks, besides that of its column.</summary>
    public string? Look { get; init; }

    /// <summary>A bar beside the figure, as so many parts of a whole; null for none.</summary>
    public (int Part, int Whole)? Bar { get; init; }

    /// <summary>Whether it is the count of a list that its address leads to.</summary>
    public bool IsFigure { get; private init; }

    public static readonly SheetCell Nothing = new();

    public static SheetCell Of(string? text) => new() { Value = text, Shown = text ?? "" };

    /// <summary>A name of the catalogue, which the API has in English, with its code.</summary>
    public static SheetCell Name(string name, string? key = null) => new() { Value = name, Shown = name, IsEnglish = true, Key = key == name ? null : key };

    public static SheetCell Of(long? number) => new() { Value = number, Shown = number?.ToString("N0", CultureInfo.CurrentCulture) ?? "" };

    /// <summary>A number with what it is counted in.</summary>
    public static SheetCell Amount(long number, string measure) => Of(number) with { Shown = Texts.Amount(number, measure) };

    public static SheetCell Of(DateOnly? day, Language language) =>
        new() { Value = day?.Plain(), Shown = day is null ? "" : language.Day(day.Value), Look = "day" };

    /// <summary>A share; programs get it as a part of one.</summary>
    /// <param name="perMille">In thousandths; null if there is none.</param>
    public static SheetCell Share(int? perMille) =>
        new() { Value = perMille / 1000m, Shown = (perMille / 1000m)?.ToString("P1", CultureInfo.CurrentCulture) ?? "" };

    /// <summary>A figure that leads to its list.</summary>
    /// <param name="link">The list as the API has it.</param>
    public static SheetCell Figure(int count, string link) => Of(count) with { Address = FigureLinks.Of(link), IsFigure = true };
}
