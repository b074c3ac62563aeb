using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Platform.Events;

/// <summary>
/// The link from each event to the one before: SHA-256 over the previous hash and the canonical event, which is
/// a JSON array of its columns in the order of the table, times as UTC with milliseconds, no white space. The person ends it where one is recorded.
/// </summary>
public static class EventHash
{
    public const string TimeFormat = UtcTimeConverter.Format;

    /// <summary>The hash before the first event.</summary>
    public static readonly string Start = new('0', 64);

    /// <summary>A time in the canonical form, the same in every culture.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(Event @event)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        buffer.Write(Encoding.ASCII.GetBytes(@event.PreviousHash));
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, @event);
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, Event @event)
    {
        json.WriteStartArray();
        json.WriteNumberValue(@event.Seq);
        json.WriteStringValue(Text(@event.At));
        json.WriteStringValue(@event.Actor);
        json.WriteStringValue(@event.Role);
        json.WriteStringValue(@event.Action);
        json.WriteStringValue(@event.SubjectKind);
        json.WriteStringValue(@event.SubjectId);
        json.WriteNumberValue(@event.SubjectVersion);
        json.WriteStringValue(@event.Contributor);
        json.WriteStringValue(@event.Reason);
        json.WriteStringValue(@event.Changes);
        if (@event.Person is { } person)
        {
            json.WriteStringValue(person);
        }

        json.WriteEndArray();
    }
}
