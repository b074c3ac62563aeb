using System.Text;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Files;

namespace CapabilityRegistry.Registry.Imports.Reading;

/// <summary>Reads an uploaded file, whatever it is called: what it is, its bytes tell. Nothing is believed that they do not.</summary>
internal static class UploadReader
{
    /// <param name="file">It must be able to seek.</param>
    public static async Task<Decision<UploadedRows>> Read(Stream file, CancellationToken cancel)
    {
        var check = await ContentCheck.Of(file, cancel);
        file.Position = 0;
        if (check is { Kind: FileKind.Xlsx })
        {
            return WorkbookReader.Read(file, cancel);
        }

        if (check.IsRecognised)
        {
            return UploadedRows.Unfit(check.Words);
        }

        return await NotText(file, cancel) is { } words ? UploadedRows.Unfit(words) : await Text(file, cancel);
    }

    private static async Task<Decision<UploadedRows>> Text(Stream file, CancellationToken cancel)
    {
        file.Position = 0;
        using var text = new StreamReader(
            file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false,
            bufferSize: FileBody.Part, leaveOpen: true);
        try
        {
            return SkipMark(text) switch
            {
                '{' => NdjsonReader.Read(text, cancel),
                '[' => UploadedRows.Unfit("an array of JSON; each line is to hold one object"),
                _ => await CsvTable.Read(text, cancel),
            };
        }
        catch (DecoderFallbackException)
        {
            // The only way that the decoder has to tell of bytes that are not UTF-8.
            return UploadedRows.Unfit("text in another encoding than UTF-8 (in Excel: save as \"CSV UTF-8\")");
        }
    }

    // Of a spreadsheet the mark of UTF-8, which is no part of the first heading.
    private static int SkipMark(StreamReader text)
    {
        if (text.Peek() == '\uFEFF')
        {
            _ = text.Read();
        }

        return text.Peek();
    }

    // What begins as UTF-16, or holds a NUL, is no text in UTF-8, even where its bytes would do.
    private static async Task<string?> NotText(Stream file, CancellationToken cancel)
    {
        var part = new byte[FileBody.Part];
        for (var place = 0L; await file.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, cancel) is > 0 and var read; place += read)
        {
            if (place == 0 && part.AsSpan(0, read) is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            {
                return "text in UTF-16 (in Excel: save as \"CSV UTF-8\")";
            }

            if (part.AsSpan(0, read).IndexOf((byte)0) is >= 0 and var at)
            {
                return FormattableString.Invariant($"a NUL, byte {place + at + 1}");
            }
        }

        return null;
    }
}
