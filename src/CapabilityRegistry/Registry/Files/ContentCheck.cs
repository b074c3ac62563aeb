using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Files;

/// <summary>
/// What a file is by its content, whatever it is called. Only the first bytes are looked at and, of an archive, the list of what it holds: nothing is
/// unpacked.
/// </summary>
/// <param name="Kind">Null if it is none of the kinds that can be attached.</param>
/// <param name="Words">What it is, in words, to be read after "found".</param>
public sealed record ContentCheck(FileKind? Kind, string Words)
{
    private const int LongestSignature = 8;

    /// <summary>Whether its beginning tells what it is; what does not may be a text.</summary>
    public bool IsRecognised { get; private init; } = true;

    // In the order of the alphabet of their endings; jpg is the usual one of jpeg.
    private static readonly Dictionary<string, FileKind> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["docx"] = FileKind.Docx, ["jpeg"] = FileKind.Jpeg, ["jpg"] = FileKind.Jpeg, ["pdf"] = FileKind.Pdf, ["png"] = FileKind.Png, ["xlsx"] = FileKind.Xlsx,
    };

    // Signatures as their makers give them; what cannot be attached is named, so that a refusal can be understood.
    private static readonly (byte[] Start, FileKind? Kind, string Words)[] Signatures =
    [
        ("%PDF-"u8.ToArray(), FileKind.Pdf, "a PDF document"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], FileKind.Png, "a PNG image"),
        ([0xFF, 0xD8, 0xFF], FileKind.Jpeg, "a JPEG image"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], null, "an OLE container: an encrypted Office document, or one of before 2007"),
        ("MZ"u8.ToArray(), null, "a program"),
        ("\u007FELF"u8.ToArray(), null, "a program"),
        ("GIF8"u8.ToArray(), null, "a GIF image"),
        (@"{\rtf"u8.ToArray(), null, "a document in RTF"),
    ];

    private static ReadOnlySpan<byte> Archive => "PK\u0003\u0004"u8;

    /// <param name="content">Read from its beginning; it must be able to seek.</param>
    public static async Task<ContentCheck> Of(Stream content, CancellationToken cancel)
    {
        var start = new byte[LongestSignature];
        content.Position = 0;
        var read = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        if (start.AsSpan(0, read).StartsWith(Archive))
        {
            return await OfficeCheck.Of(content, cancel);
        }

        foreach (var (signature, kind, words) in Signatures)
        {
            if (start.AsSpan(0, read).StartsWith(signature))
            {
                return new(kind, words);
            }
        }

        return read == 0
            ? new(null, "nothing")
            : new(null, $"something that begins with the bytes {Convert.ToHexString(start, 0, read)}") { IsRecognised = false };
    }

    /// <summary>In what the content is not what its name says; null if it is.</summary>
    public Fault? Fault(string name)
    {
        var ending = name[(name.LastIndexOf('.') + 1)..];
        if (!Endings.TryGetValue(ending, out var said))
        {
            return new Fault
            {
                Code = "unknown-ending", Parameter = AttachFileQuery.NameParameter, Expected = $"a name that ends in one of {string.Join(", ", Endings.Keys)}",
                Found = SafeExcerpt.Short(ending),
            };
        }

        return said == Kind ? null : Kernel.Fault.At("", "not-what-it-says", $"a file of the kind {said.Code()}, as its name says", Words);
    }
}
