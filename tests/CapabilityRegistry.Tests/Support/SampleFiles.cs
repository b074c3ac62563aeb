using System.IO.Compression;

namespace CapabilityRegistry.Tests.Support;

/// <summary>Small files of each kind that can be attached.</summary>
internal static class SampleFiles
{
    public static readonly byte[] Pdf = "%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8];

    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 0xFF, 0xD9];

    public static readonly byte[] Docx = Zip("[Content_Types].xml", "_rels/.rels", "word/document.xml");

    public static readonly byte[] Xlsx = Zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml");

    /// <summary>An archive with entries of these names.</summary>
    public static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write("<x/>"u8);
            }
        }

        return bytes.ToArray();
    }
}
