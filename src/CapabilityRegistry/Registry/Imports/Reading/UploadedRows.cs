using System.Text.Json;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Imports.Reading;

/// <summary>The rows of a file that could be read: of a table with its headings, or of lines of JSON.</summary>
/// <param name="Headings">In the order of the columns; empty for lines of JSON.</param>
/// <param name="Rows">Without those that are wholly empty.</param>
internal sealed record UploadedRows(ImportFormat Format, IReadOnlyList<string> Headings, IReadOnlyList<UploadedRow> Rows)
{
    /// <summary>The most rows of one file, the headings apart.</summary>
    public const int Most = 10_000;

    /// <summary>The refusal of a file that cannot be taken at all.</summary>
    /// <param name="found">What it is, in words.</param>
    public static Refusal Unfit(string found) => Wrong(
        "not-importable", "a workbook (XLSX) without macros and passwords, values with commas, semicolons or tabs between (CSV), or a JSON object in each line "
            + "(NDJSON); text in UTF-8", found);

    /// <summary>The refusal of a file that holds something which cannot be.</summary>
    public static Refusal Wrong(string code, string expected, string found) =>
        Refusal.Invalid("The file cannot be read.", Fault.At("", code, expected, SafeExcerpt.Printable(found, SafeExcerpt.LongestInFault)));

    public static Refusal TooMany() => Wrong("too-many-rows", $"at most {Most} rows, the headings apart", $"more than {Most}");
}

/// <summary>One row of a file.</summary>
/// <param name="Number">As a spreadsheet counts it, the headings being the first; of lines of JSON the line.</param>
/// <param name="Cells">In the order of the columns; null for an empty one. Empty for a line of JSON.</param>
internal sealed record UploadedRow(int Number, IReadOnlyList<string?> Cells)
{
    /// <summary>The object of a line of JSON; null for a row of a table, and where the line holds none.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>What is wrong with the row before anything is known of what it means; null if nothing is.</summary>
    public Fault? Fault { get; init; }

    /// <summary>The cell of a column; null if it is empty, or the row ends before it.</summary>
    public string? this[int column] => column < Cells.Count ? Cells[column] : null;
}
