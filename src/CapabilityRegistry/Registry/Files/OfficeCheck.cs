using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Files;

/// <summary>
/// What an archive is, by the list of its entries, which stands at its end (APPNOTE of PKWARE, 4.3.12 and 4.3.16). The list has to fill the place between the
/// entries and the end of the file, so that no two programs read two lists, and is bounded, so that it can be held in memory.
/// </summary>
internal static class OfficeCheck
{
    private const uint EndSignature = 0x06054b50;
    private const uint EntrySignature = 0x02014b50;
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LongestComment = ushort.MaxValue;
    private const int LongestList = 1_000_000;

    // An Office document of 20 MB that is honest does not unpack to more, however well its tables can be packed.
    private const long MostUnpacked = 1_000_000_000;

    public static async Task<ContentCheck> Of(Stream content, CancellationToken cancel)
    {
        var tail = await Read(content, Math.Max(0, content.Length - EndLength - LongestComment), content.Length, cancel);
        var end = EndIn(tail);
        if (end < 0)
        {
            return Unfit("a ZIP archive that is damaged or goes on behind its end");
        }

        var (length, offset) = (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12)), BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16)));
        var place = content.Length - tail.Length + end;
        if (offset + (long)length != place)
        {
            return Unfit("a ZIP archive with something between its list of entries and its end");
        }

        return length > LongestList ? Unfit("a ZIP archive with too many entries") : Judged(await Read(content, offset, place, cancel));
    }

    private static async Task<byte[]> Read(Stream content, long from, long until, CancellationToken cancel)
    {
        var bytes = new byte[until - from];
        content.Position = from;
        await content.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    // From behind: a comment may look like an end, and only the last one that reaches up to the end of the file is one.
    private static int EndIn(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[at..]) == EndSignature
                && at + EndLength + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length)
            {
                return at;
            }
        }

        return -1;
    }

    private static ContentCheck Judged(ReadOnlySpan<byte> list)
    {
        var (types, word, excel, unpacked) = (false, false, false, 0L);
        while (list.Length > 0)
        {
            if (list.Length < EntryLength || BinaryPrimitives.ReadUInt32LittleEndian(list) != EntrySignature)
            {
                return Unfit("a ZIP archive whose list of entries is damaged");
            }

            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(list[28..]);
            var whole = EntryLength + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(list[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(list[32..]);
            if (whole > list.Length)
            {
                return Unfit("a ZIP archive whose list of entries is damaged");
            }

            var name = Encoding.UTF8.GetString(list.Slice(EntryLength, nameLength));
            if ((list[8] & 1) != 0)
            {
                return Unfit("a ZIP archive that is encrypted");
            }

            if (IsMacro(name))
            {
                return Unfit($"an Office document with macros ({SafeExcerpt.Short(name)})");
            }

            types |= name == "[Content_Types].xml";
            word |= name.StartsWith("word/", StringComparison.Ordinal);
            excel |= name.StartsWith("xl/", StringComparison.Ordinal);
            unpacked += BinaryPrimitives.ReadUInt32LittleEndian(list[24..]);
            list = list[whole..];
        }

        return (types, word, excel) switch
        {
            _ when unpacked > MostUnpacked => Unfit(string.Create(CultureInfo.InvariantCulture, $"a ZIP archive that unpacks to {unpacked} bytes")),
            (true, true, false) => new(FileKind.Docx, "a document in DOCX"),
            (true, false, true) => new(FileKind.Xlsx, "a workbook in XLSX"),
            _ => Unfit("a ZIP archive that is neither a document nor a workbook of Office Open XML"),
        };
    }

    // Visual Basic, and the older macros of workbooks.
    private static bool IsMacro(string name) =>
        name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || name.StartsWith("xl/macrosheets/", StringComparison.OrdinalIgnoreCase);

    private static ContentCheck Unfit(string words) => new(null, words);
}
