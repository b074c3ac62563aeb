using System.Globalization;
using System.Text.Json;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>One line of a CSV file, by column name. Every complaint names file, line and column.</summary>
public sealed class CsvRow(string file, int line, IReadOnlyDictionary<string, string> cells)
{
    /// <exception cref="FormatException">The cell is blank.</exception>
    public string Text(string column) => Optional(column) ?? throw Wrong(column, "a value", "nothing");

    /// <summary>Null for a blank cell.</summary>
    public string? Optional(string column) => cells.TryGetValue(column, out var text)
        ? text.Trim() is { Length: > 0 } given ? given : null
        : throw Wrong(column, "this column", "none");

    /// <summary>Null for a blank cell, or if the file does not have this column yet.</summary>
    public string? OptionalColumn(string column) => cells.ContainsKey(column) ? Optional(column) : null;

    public IReadOnlyList<string> OptionalColumnList(string column) => OptionalColumn(column) is null ? [] : List(column);

    public int Number(string column) => OptionalNumber(column) ?? throw Wrong(column, "a whole number", "nothing");

    public int? OptionalNumber(string column) => Optional(column) is { } text ? Number(column, text) : null;

    public int Number(string column, string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(column, "a whole number", text);

    public DateOnly Day(string column) => OptionalDay(column) ?? throw Wrong(column, "a date", "nothing");

    public DateOnly? OptionalDay(string column) => Optional(column) is { } text ? Day(column, text) : null;

    public DateOnly Day(string column, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong(column, "a date such as 2027-03-31", text);

    public T Code<T>(string column)
        where T : struct, Enum => Code<T>(column, Text(column));

    public T Code<T>(string column, string text)
        where T : struct, Enum
    {
        try
        {
            return Codes.Parse<T>(text);
        }
        catch (ArgumentException)
        {
            throw Wrong(column, $"one of {string.Join(", ", Enum.GetValues<T>().Select(value => value.Code()))}", text);
        }
    }

    public T? OptionalCode<T>(string column)
        where T : struct, Enum => Optional(column) is { } text ? Code<T>(column, text) : null;

    /// <summary>The parts of a cell such as "a; b"; none for a blank one.</summary>
    public IReadOnlyList<string> List(string column, char separator = ';') =>
        (Optional(column) ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The fields of each part of a cell such as "a:1; b:2".</summary>
    /// <param name="optional">How many more there may be at the end.</param>
    public IEnumerable<string[]> Lines(string column, int fields, int optional = 0) => List(column).Select(part =>
        part.Split(':', fields + optional) is var split && split.Length >= fields ? split : throw Wrong(column, $"{fields} fields with : between them", part));

    /// <summary>The content with each text, number and day that it leaves open and the file has a column for, named like the member in snake_case.</summary>
    public T WithOptional<T>(T content)
        where T : class
    {
        foreach (var member in typeof(T).GetProperties().Where(member => member.CanWrite && member.GetValue(content) is null))
        {
            var column = JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);
            if (OptionalColumn(column) is { } text && ValueOf(member.PropertyType, column, text) is { } value)
            {
                member.SetValue(content, value);
            }
        }

        return content;
    }

    public FormatException Wrong(string column, string expected, string found) =>
        new($"{file}, line {line}, {column}: expected {expected}, found '{found}'.");

    /// <summary>What was made of the row, if its texts are as those of a request and nothing else is wrong with it.</summary>
    /// <param name="faults">What is wrong with it besides its texts.</param>
    /// <exception cref="FormatException">Something is wrong.</exception>
    public T Checked<T>(T content, IEnumerable<Fault> faults)
        where T : class => TextChecks.Faults(content).Concat(faults).ToList() is { Count: > 0 } all ? throw Wrong(all) : content;

    /// <summary>What a step of a rule leads to.</summary>
    /// <exception cref="FormatException">The rule refuses the step.</exception>
    public T Granted<T>(Decision<T> step)
        where T : class => step.Granted ?? throw Wrong(step.Refusal!.Faults);

    public FormatException Wrong(IReadOnlyList<Fault> faults) => new(
        $"{file}, line {line}: {string.Join("; ", faults.Select(fault => $"{fault.Pointer}: expected {fault.Expected}, found {fault.Found}"))}.");

    // Null for what a cell alone does not say, such as a list.
    private object? ValueOf(Type type, string column, string text) =>
        type == typeof(string) ? text : type == typeof(int?) ? Number(column, text) : type == typeof(DateOnly?) ? Day(column, text) : null;
}
