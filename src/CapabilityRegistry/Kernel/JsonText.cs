using System.Text.Json;
using System.Text.Json.Serialization;

namespace CapabilityRegistry.Kernel;

// No documentation comment: it would describe the lists themselves in the OpenAPI document.
// A list kept as JSON text in the shape of the API. Reading a page passes the text through.
public sealed record JsonText<T>(string Text)
    where T : class
{
    public static JsonText<T>? Of(string? text) => text is null ? null : new(text);

    public static JsonText<T>? Of(T? value) => value is null ? null : new(Json.Write(value));
}

/// <summary>Writes the stored text as it is.</summary>
public sealed class JsonTextConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(JsonText<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class Of<T> : JsonConverter<JsonText<T>>
        where T : class
    {
        public override JsonText<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonElement.ParseValue(ref reader).GetRawText());

        public override void Write(Utf8JsonWriter writer, JsonText<T> value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
