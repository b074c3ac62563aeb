using System.Globalization;

namespace CapabilityRegistry.Platform.Http.Lists;

/// <summary>A member of the items of a list by which the list can be sorted.</summary>
/// <param name="Name">In the query; the same as in the items.</param>
/// <param name="Value">What an item has there: a text, an Int32 or a DateOnly; null comes first.</param>
/// <param name="Parse">The value that a cursor holds as a text; null if it is none.</param>
public sealed record SortField<T>(string Name, Func<T, object?> Value, Func<string, object?> Parse)
{
    /// <summary>The column by which a statement sorts; empty for lists that are not read from a table.</summary>
    public string Column { get; init; } = "";

    /// <summary>Whether items may have nothing there.</summary>
    public bool MayBeNull { get; init; }

    /// <summary>A value as a cursor holds it.</summary>
    public static string? Written(object? value) => value switch
    {
        null => null,
        DateOnly day => $"{day:O}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <summary>Makes fields by which a list can be sorted.</summary>
public static class SortField
{
    public static SortField<T> Text<T>(string name, Func<T, string?> value, string column = "", bool mayBeNull = false) =>
        new(name, value, text => text) { Column = column, MayBeNull = mayBeNull };

    public static SortField<T> Number<T>(string name, Func<T, int?> value, string column = "", bool mayBeNull = false) =>
        new(name, item => value(item), text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null)
        {
            Column = column,
            MayBeNull = mayBeNull,
        };

    public static SortField<T> Day<T>(string name, Func<T, DateOnly?> value, string column = "", bool mayBeNull = false) =>
        new(name, item => value(item), text => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null)
        {
            Column = column,
            MayBeNull = mayBeNull,
        };
}
