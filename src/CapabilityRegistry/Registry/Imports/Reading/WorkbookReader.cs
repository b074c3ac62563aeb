using System.Globalization;
using System.IO.Compression;
using System.Xml;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Imports.Sheets;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace CapabilityRegistry.Registry.Imports.Reading;

/// <summary>
/// Reads the table of a workbook: the sheet that is called like its kind, else the first. Numbers, days and truth values are taken as the texts that they
/// would be in CSV. A formula counts by the value that the spreadsheet kept with it.
/// </summary>
internal static class WorkbookReader
{
    // The library would take certain texts for names of files within the workbook, and keep long lists of texts in files of its own.
    private static readonly OpenXmlConfiguration Plain = new() { EnableConvertByteArray = false, EnableSharedStringCache = false };

    public static Decision<UploadedRows> Read(Stream file, CancellationToken cancel)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var guard = new WorkbookGuard(archive, cancel);
            if (guard.Unfit(Sheet.Names) is { } words)
            {
                return UploadedRows.Unfit(words);
            }

            file.Position = 0;
            return Rows(file, guard.Sheet!, cancel);
        }
        catch (XmlException)
        {
            return UploadedRows.Unfit("a workbook with a part that is no plain XML, or declares entities");
        }
        catch (Exception broken) when (broken is not OperationCanceledException and not IOException or EndOfStreamException)
        {
            // The libraries have no word of their own for a workbook that contradicts itself: they stumble over it, each time in another way.
            return UploadedRows.Unfit("a workbook that is damaged");
        }
    }

    private static Decision<UploadedRows> Rows(Stream file, string sheet, CancellationToken cancel)
    {
        IReadOnlyList<string>? headings = null;
        var (rows, number) = (new List<UploadedRow>(), 0);
        foreach (IDictionary<string, object?> row in file.Query(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX, configuration: Plain))
        {
            cancel.ThrowIfCancellationRequested();
            number++;
            IReadOnlyList<string?> cells = [.. row.Values.Select(Text)];
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

                rows.Add(new UploadedRow(number, cells));
            }
        }

        return new UploadedRows(ImportFormat.Xlsx, headings ?? [], rows);
    }

    private static string? Text(object? cell) => cell switch
    {
        null => null,
        string text => text.Trim() is { Length: > 0 } value ? value : null,
        bool truth => truth ? "true" : "false",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) < 1e15 && number == Math.Floor(number) => ((long)number).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };
}
