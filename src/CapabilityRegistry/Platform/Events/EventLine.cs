using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Events;

/// <summary>
/// An event as the export writes it, one JSON object in a line: exactly these members in this order, in UTF-8, no white
/// space, times as UTC with milliseconds.
/// </summary>
public sealed record EventLine
{
    /// <summary>Its place in the log; no number is left out, none is used twice.</summary>
    public required long Seq { get; init; }

    /// <summary>UTC with milliseconds, such as 2026-11-23T09:00:00.000Z.</summary>
    public required string At { get; init; }

    public required string Actor { get; init; }

    public required string Role { get; init; }

    [CodeOf("EventAction")]
    public required string Action { get; init; }

    [CodeOf("SubjectKind")]
    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>The version of the object after the event.</summary>
    public required int SubjectVersion { get; init; }

    /// <summary>The state whose object it is; null for what belongs to no state.</summary>
    public required string? Contributor { get; init; }

    /// <summary>What was said with it; null for nothing.</summary>
    public required string? Reason { get; init; }

    /// <summary>The JSON text of what changed, as a text: a single space in it changes the hash.</summary>
    public required string Changes { get; init; }

    /// <summary>The person behind the actor; the member is left out in events from before persons were recorded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Person { get; init; }

    /// <summary>The hash of the event before, 64 hexadecimal digits; zeros before the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>
    /// SHA-256 over the previous hash, as ASCII, followed by a JSON array of the members from seq to changes, and person if there is one, in this
    /// order and without white space, with every character outside ASCII and each of &lt; &gt; &amp; ' " + ` \ escaped.
    /// </summary>
    public required string Hash { get; init; }

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the event and the line feed after it.</summary>
    public static void Write(IBufferWriter<byte> buffer, Event @event)
    {
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, @event);
        }

        buffer.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, Event @event)
    {
        json.WriteStartObject();
        json.WriteNumber("seq", @event.Seq);
        json.WriteString("at", EventHash.Text(@event.At));
        json.WriteString("actor", @event.Actor);
        json.WriteString("role", @event.Role);
        json.WriteString("action", @event.Action);
        json.WriteString("subjectKind", @event.SubjectKind);
        json.WriteString("subjectId", @event.SubjectId);
        json.WriteNumber("subjectVersion", @event.SubjectVersion);
        json.WriteString("contributor", @event.Contributor);
        json.WriteString("reason", @event.Reason);
        json.WriteString("changes", @event.Changes);
        if (@event.Person is { } person)
        {
            json.WriteString("person", person);
        }

        json.WriteString("previousHash", @event.PreviousHash);
        json.WriteString("hash", @event.Hash);
        json.WriteEndObject();
    }
}
