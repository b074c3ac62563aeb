using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Imports.Reading;

/// <summary>
/// Looks through a workbook before a library reads it: how much it really unpacks to, whatever its list of entries says, whether it has macros, how far its
/// table reaches, and whether each cell holds a value. The library would believe the workbook.
/// </summary>
internal sealed class WorkbookGuard(ZipArchive archive, CancellationToken cancel)
{
    private const int MostEntries = 500;
    private const int MostSheets = 100;
    private const long MostUnpacked = 100_000_000;
    private const long MostShared = 16_000_000;
    private const int MostColumns = 100;

    // Rows that were written to once may be empty, and still be there.
    private const int MostRows = 2 * UploadedRows.Most;

    // Tables pack well, but never so well; only what is large at all is held against it.
    private const int HighestRatio = 200;
    private const int AlwaysFine = 1_000_000;

    private const string Workbook = "xl/workbook.xml";
    private const string Types = "[Content_Types].xml";
    private const string Relations = "xl/_rels/workbook.xml.rels";
    private const string Shared = "xl/sharedStrings.xml";

    private static readonly XmlReaderSettings Plain = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = MostUnpacked, CloseInput = true,
    };

    /// <summary>The name of the sheet that holds the table; null if there is none.</summary>
    public string? Sheet { get; private set; }

    /// <summary>What the workbook is that cannot be taken, in words; null if it can.</summary>
    /// <param name="wanted">The names of the sheet that may hold the table; the first sheet does if there is none of these names.</param>
    /// <exception cref="XmlException">A part is no XML, or declares entities.</exception>
    /// <exception cref="InvalidDataException">A part cannot be unpacked.</exception>
    public string? Unfit(IReadOnlyCollection<string> wanted)
    {
        if (TooLarge() is { } large)
        {
            return large;
        }

        if (archive.GetEntry(Workbook) is null || archive.GetEntry(Types) is not { } types || archive.GetEntry(Relations) is null)
        {
            return "a workbook of another kind, such as XLSB";
        }

        if (Attributes(types, "ContentType").Any(type => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)))
        {
            return "a workbook with macros";
        }

        var sheets = Sheets();
        if (sheets.Count is 0 or > MostSheets)
        {
            return string.Create(CultureInfo.InvariantCulture, $"a workbook with {sheets.Count} sheets, where at most {MostSheets} are looked at");
        }

        var (name, relation) = sheets.FirstOrDefault(sheet => wanted.Contains(sheet.Name, StringComparer.OrdinalIgnoreCase), sheets[0]);
        Sheet = name;
        return PartOf(relation) is { } part ? TooFar(part) : $"a workbook whose sheet {name} is missing";
    }

    // Each entry is unpacked once, and its bytes are counted as they come.
    private string? TooLarge()
    {
        if (archive.Entries.Count > MostEntries)
        {
            return string.Create(CultureInfo.InvariantCulture, $"a workbook of {archive.Entries.Count} parts, where at most {MostEntries} are looked at");
        }

        if (archive.Entries.GroupBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).Any(same => same.Count() > 1))
        {
            return "a workbook with two parts of one name";
        }

        var (all, part) = (0L, ArrayPool<byte>.Shared.Rent(FileBody.Part));
        try
        {
            foreach (var entry in archive.Entries)
            {
                using var content = entry.Open();
                var size = 0L;
                while (content.Read(part, 0, part.Length) is > 0 and var read)
                {
                    cancel.ThrowIfCancellationRequested();
                    (size, all) = (size + read, all + read);
                    if (all > MostUnpacked || (size > AlwaysFine && size > entry.CompressedLength * HighestRatio)
                        || (size > MostShared && entry.FullName.Equals(Shared, StringComparison.OrdinalIgnoreCase)))
                    {
                        return $"a workbook that unpacks to far too much ({entry.FullName})";
                    }
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(part);
        }

        return null;
    }

    private List<(string Name, string Relation)> Sheets()
    {
        using var xml = Open(archive.GetEntry(Workbook)!);
        var sheets = new List<(string, string)>();
        while (xml.Read() && sheets.Count <= MostSheets)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                sheets.Add((xml.GetAttribute("name") ?? "", RelationOf(xml)));
            }
        }

        return sheets;
    }

    private static string RelationOf(XmlReader sheet)
    {
        while (sheet.MoveToNextAttribute())
        {
            if (sheet is { LocalName: "id", NamespaceURI: not "" })
            {
                return sheet.Value;
            }
        }

        return "";
    }

    private ZipArchiveEntry? PartOf(string relation)
    {
        using var xml = Open(archive.GetEntry(Relations)!);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Id") == relation)
            {
                var target = xml.GetAttribute("Target") ?? "";
                return archive.GetEntry(target.StartsWith('/') ? target[1..] : $"xl/{target}");
            }
        }

        return null;
    }

    private string? TooFar(ZipArchiveEntry part)
    {
        using var xml = Open(part);
        while (xml.Read())
        {
            cancel.ThrowIfCancellationRequested();
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "dimension" when IsFar(xml.GetAttribute("ref")?.Split(':')[^1]):
                    return $"a table that is said to reach up to {xml.GetAttribute("ref")}: delete the empty rows and columns beyond it, and save it again";
                case "row" when Number(xml.GetAttribute("r")) > MostRows:
                    return $"a table with something in row {xml.GetAttribute("r")}";
                case "c" when IsFar(xml.GetAttribute("r")):
                    return $"a table with something in cell {xml.GetAttribute("r")}";
                case "c" when CellFault(xml) is { } fault:
                    return fault;
            }
        }

        return null;
    }

    // A formula counts by the value that was kept with it: where none was, an empty cell would be read into it.
    private static string? CellFault(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return null;
        }

        var (place, isError, formula, value, depth) = (xml.GetAttribute("r"), xml.GetAttribute("t") == "e", false, false, xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                formula |= xml.LocalName == "f";
                value |= xml.LocalName is "v" or "is";
            }
        }

        return isError ? $"the error of a formula in cell {place}"
            : formula && !value ? $"a formula without its value in cell {place}: open it in a spreadsheet, and save it again"
            : null;
    }

    private static bool IsFar(string? cell)
    {
        if (cell is null)
        {
            return false;
        }

        var column = 0;
        var place = 0;
        for (; place < cell.Length && char.IsAsciiLetter(cell[place]) && column <= MostColumns; place++)
        {
            column = (column * 26) + char.ToUpperInvariant(cell[place]) - 'A' + 1;
        }

        return column > MostColumns || Number(cell[place..]) > MostRows;
    }

    private static int Number(string? text) =>
        text is null or "" ? 0 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    private static List<string> Attributes(ZipArchiveEntry part, string name)
    {
        using var xml = Open(part);
        var values = new List<string>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.GetAttribute(name) is { } value)
            {
                values.Add(value);
            }
        }

        return values;
    }

    private static XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(part.Open(), Plain);
}
