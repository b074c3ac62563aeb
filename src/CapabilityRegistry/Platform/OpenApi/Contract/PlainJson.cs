using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CapabilityRegistry.Platform.OpenApi.Contract;

/// <summary>
/// A body as the binder takes it: whole numbers without a point or an exponent, since JSON Schema calls 60.0 and 6e1 integers too, and without the
/// members that are no content.
/// </summary>
/// <param name="Json">The body in UTF-8.</param>
/// <param name="LeftOut">The members that are no content.</param>
public sealed record PlainJson(ReadOnlyMemory<byte> Json, JsonObject LeftOut)
{
    /// <param name="without">The names of the members of the whole that are left out.</param>
    public static PlainJson Of(JsonElement whole, IReadOnlyCollection<string> without)
    {
        var (bytes, leftOut) = (new ArrayBufferWriter<byte>(), new JsonObject());
        using (var json = new Utf8JsonWriter(bytes))
        {
            Write(json, whole, member =>
            {
                if (without.Contains(member.Name))
                {
                    leftOut[member.Name] = JsonNode.Parse(member.Value.GetRawText());
                    return false;
                }

                return true;
            });
        }

        return new(bytes.WrittenMemory, leftOut);
    }

    /// <summary>Whether the binder would take something otherwise than JSON Schema has it, or not at all.</summary>
    public static bool IsNeeded(JsonElement value, IReadOnlyCollection<string> without) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => without.Contains(member.Name) || IsNeeded(member.Value, [])),
        JsonValueKind.Array => value.EnumerateArray().Any(item => IsNeeded(item, [])),
        JsonValueKind.Number => !value.TryGetInt64(out _),
        _ => false,
    };

    /// <summary>The whole number that this is, however it is written; false if it is none of 64 bits.</summary>
    public static bool TryWhole(JsonElement number, out long whole)
    {
        if (number.TryGetInt64(out whole))
        {
            return true;
        }

        // By its digits: a decimal would round 1e-999 to 0.
        var parts = number.GetRawText().ToUpperInvariant().Split('E');
        var fraction = parts[0].Split('.').ElementAtOrDefault(1) ?? "";
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal).TrimEnd('0');
        var dropped = parts[0].Length - digits.Length - (fraction.Length == 0 ? 0 : 1);
        var isKnown = long.TryParse(parts.ElementAtOrDefault(1) ?? "0", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent);
        var zeros = exponent - fraction.Length + dropped;
        if (digits is "" or "-")
        {
            return true;
        }

        return isKnown && zeros is >= 0 and < 19
            && long.TryParse(digits + new string('0', (int)zeros), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole);
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, Func<JsonProperty, bool> isContent)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject().Where(isContent))
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value, _ => true);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item, _ => true);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.Number when TryWhole(value, out var whole):
                json.WriteNumberValue(whole);
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
