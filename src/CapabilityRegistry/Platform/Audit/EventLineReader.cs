using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Platform.Audit;

/// <summary>Reads lines of an export. What is not exactly as the export writes it is refused with a sentence.</summary>
public static class EventLineReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 2 };

    private static readonly string[] Members =
    [
        "seq", "at", "actor", "role", "action", "subjectKind", "subjectId", "subjectVersion", "contributor", "reason", "changes", "previousHash", "hash",
    ];

    // Left out in events from before persons were recorded.
    private const string Person = "person";

    /// <param name="line">Without its line feed.</param>
    /// <exception cref="FormatException">The line is none of an export; the message says in what, to be read after "Line 7 ".</exception>
    public static Event Read(ReadOnlyMemory<byte> line)
    {
        if (Unreadable(line.Span) is { } why)
        {
            throw new FormatException(why);
        }

        var read = Parsed(line);
        var written = new ArrayBufferWriter<byte>(line.Length + 1);
        EventLine.Write(written, read);
        return written.WrittenSpan[..^1].SequenceEqual(line.Span)
            ? read
            : throw new FormatException($"holds event {read.Seq}, but is not written as the export writes it (white space, order, escapes): "
                + "the file was rewritten by another program.");
    }

    private static string? Unreadable(ReadOnlySpan<byte> line) => line switch
    {
        [] => "is empty.",
        [0xEF, 0xBB, 0xBF, ..] => "begins with a byte order mark, which no export does: the file was rewritten by another program.",
        [.., (byte)'\r'] => "ends with a carriage return, which no export does: the file was rewritten by another program.",
        _ when !Utf8.IsValid(line) => "is not UTF-8.",
        _ => null,
    };

    private static Event Parsed(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            return Of(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"is not JSON with each member once: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // The only way that the parser has to tell of a lone surrogate in an escape (\ud800).
            throw new FormatException("holds half of a surrogate pair.", exception);
        }
    }

    private static Event Of(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"is no JSON object but {line.ValueKind}.");
        }

        var found = line.EnumerateObject().Select(member => member.Name).ToList();
        Demand(Members.Except(found).ToList(), "lacks");
        Demand(found.Except(Members).Where(name => name != Person).ToList(), "holds the unknown");
        return new Event
        {
            Seq = Number(line, "seq", long.MaxValue),
            At = Time(line),
            Actor = Text(line, "actor"),
            Role = Text(line, "role"),
            Action = Text(line, "action"),
            SubjectKind = Text(line, "subjectKind"),
            SubjectId = Text(line, "subjectId"),
            SubjectVersion = (int)Number(line, "subjectVersion", int.MaxValue),
            Contributor = TextOrNull(line, "contributor"),
            Reason = TextOrNull(line, "reason"),
            Changes = Text(line, "changes"),
            Person = found.Contains(Person) ? Text(line, Person) : null,
            PreviousHash = Text(line, "previousHash"),
            Hash = Text(line, "hash"),
        };
    }

    private static void Demand(List<string> wrong, string what)
    {
        if (wrong.Count > 0)
        {
            var names = string.Join(", ", wrong.Select(name => SafeExcerpt.Printable(name, 40)));
            throw new FormatException($"{what} member{(wrong.Count > 1 ? "s" : "")} {names}.");
        }
    }

    private static long Number(JsonElement line, string name, long most) =>
        line.GetProperty(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) && number >= 0 && number <= most
            ? number
            : throw Wrong(name, "a whole number", line);

    private static DateTimeOffset Time(JsonElement line) =>
        DateTimeOffset.TryParseExact(Text(line, "at"), EventHash.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw Wrong("at", "a time such as 2026-11-23T09:00:00.000Z", line);

    private static string Text(JsonElement line, string name) => TextOrNull(line, name) ?? throw Wrong(name, "a text", line);

    private static string? TextOrNull(JsonElement line, string name) => line.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Null } => null,
        _ => throw Wrong(name, "a text", line),
    };

    private static FormatException Wrong(string name, string expected, JsonElement line) =>
        new($"holds no {name} that could be one: expected {expected}, found {SafeExcerpt.Printable(line.GetProperty(name).GetRawText(), 40)}.");
}
