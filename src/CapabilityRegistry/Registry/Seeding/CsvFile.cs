using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CapabilityRegistry.Registry.Seeding;

/// <summary>Reads CSV as RFC 4180 has it, with a header line.</summary>
public static class CsvFile
{
    public static IEnumerable<CsvRow> Read(string name, TextReader text)
    {
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.None });
        csv.Read();
        csv.ReadHeader();
        var header = csv.HeaderRecord ?? throw new FormatException($"{name} has no header line.");
        while (csv.Read())
        {
            yield return new CsvRow(name, csv.Parser.RawRow, header.ToDictionary(column => column, column => csv.GetField(column) ?? ""));
        }
    }
}
