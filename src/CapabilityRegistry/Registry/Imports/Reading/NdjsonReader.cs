using System.Text.Json;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Imports.Reading;

/// <summary>Reads one JSON object from each line. A line that is none is a row of its own, which is refused; the others are not the worse for it.</summary>
internal static class NdjsonReader
{
    // As for a body of the API.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static Decision<UploadedRows> Read(TextReader text, CancellationToken cancel)
    {
        var rows = new List<UploadedRow>();
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            cancel.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (rows.Count == UploadedRows.Most)
            {
                return UploadedRows.TooMany();
            }

            rows.Add(RowOf(line, number));
        }

        return new UploadedRows(ImportFormat.Ndjson, [], rows);
    }

    private static UploadedRow RowOf(string line, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new UploadedRow(number, []) { Json = document.RootElement.Clone() }
                : NotJson(number, SafeExcerpt.Short(document.RootElement));
        }
        catch (JsonException exception)
        {
            return NotJson(number, FormattableString.Invariant($"something else at byte {(exception.BytePositionInLine ?? 0) + 1}"));
        }
        catch (InvalidOperationException)
        {
            // The only way that the parser has to tell of a lone surrogate in a name ({"\ud800": 1}).
            return NotJson(number, "half of a surrogate pair in a name");
        }
    }

    private static UploadedRow NotJson(int number, string found) => new(number, [])
    {
        Fault = Fault.At("", "not-json", "one JSON object in the line, each member once, at most 16 levels deep", found),
    };
}
