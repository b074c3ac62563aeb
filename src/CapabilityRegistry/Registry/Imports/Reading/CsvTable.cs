using System.Globalization;
using CapabilityRegistry.Kernel;
using CsvHelper;
using CsvHelper.Configuration;

namespace CapabilityRegistry.Registry.Imports.Reading;

/// <summary>
/// Reads a table as RFC 4180 has it, with commas between the values, or with semicolons or tabs, as spreadsheets write it in many countries: what stands
/// between the headings tells which.
/// </summary>
internal static class CsvTable
{
    // A spreadsheet takes no longer text into a cell.
    private const int LongestCell = 32_767;

    private static readonly char[] Separators = [',', ';', '\t'];

    public static async Task<Decision<UploadedRows>> Read(TextReader text, CancellationToken cancel)
    {
        var first = await text.ReadLineAsync(cancel) ?? "";
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = SeparatorIn(first).ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            MaxFieldSize = LongestCell,
            BadDataFound = null,
        };
        using var csv = new CsvParser(new HeadingsFirst(first, text), configuration);
        try
        {
            return await Rows(csv, cancel);
        }
        catch (MaxFieldSizeException)
        {
            return UploadedRows.Unfit(FormattableString.Invariant(
                $"a value of more than {LongestCell} characters, or a quotation mark that never ends, in the row that begins in line {csv.RawRow}"));
        }
    }

    private static async Task<Decision<UploadedRows>> Rows(CsvParser csv, CancellationToken cancel)
    {
        IReadOnlyList<string>? headings = null;
        var rows = new List<UploadedRow>();
        for (var number = 1; await csv.ReadAsync(); number++)
        {
            cancel.ThrowIfCancellationRequested();
            if (Unclosed(csv))
            {
                return UploadedRows.Unfit(FormattableString.Invariant($"a quotation mark that never ends, in row {number}"));
            }

            IReadOnlyList<string?> cells = [.. csv.Record!.Select(cell => Cell(cell))];
            if (headings is null)
            {
                headings = [.. cells.Select(cell => cell ?? "")];
            }
            else if (cells.Any(cell => cell is not null))
            {
                if (rows.Count == UploadedRows.Most)
                {
                    return UploadedRows.TooMany();
                }

                rows.Add(new UploadedRow(number, cells) { Fault = TooLong(cells, headings) });
            }
        }

        return new UploadedRows(ImportFormat.Csv, headings ?? [], rows);
    }

    private static string? Cell(string text) => text.Trim() is { Length: > 0 } value ? value : null;

    private static Fault? TooLong(IReadOnlyList<string?> cells, IReadOnlyList<string> headings) => cells.Skip(headings.Count).All(cell => cell is null)
        ? null
        : Fault.At(
            "", "too-many-cells", $"{headings.Count} values, one for each heading", $"{cells.Count}; a value that holds the separator needs quotation marks");

    // The parser takes what stands behind a mark that never ends for the value, up to the end of the file. Each mark of a record has its other half.
    private static bool Unclosed(CsvParser csv) => csv.RawRecord.Count(character => character == '"') % 2 != 0;

    private static char SeparatorIn(string line)
    {
        var outside = string.Concat(line.Split('"').Where((_, index) => index % 2 == 0));
        return Separators.MaxBy(separator => outside.Count(character => character == separator));
    }

    /// <summary>A text of which the first line was read already.</summary>
    private sealed class HeadingsFirst(string first, TextReader rest) : TextReader
    {
        private readonly StringReader _first = new(first + "\n");

        public override int Peek() => _first.Peek() is >= 0 and var next ? next : rest.Peek();

        public override int Read() => _first.Read() is >= 0 and var next ? next : rest.Read();

        public override int Read(char[] buffer, int index, int count) =>
            _first.Read(buffer, index, count) is > 0 and var read ? read : rest.Read(buffer, index, count);

        public override async Task<int> ReadAsync(char[] buffer, int index, int count) =>
            await _first.ReadAsync(buffer, index, count) is > 0 and var read ? read : await rest.ReadAsync(buffer, index, count);
    }
}
