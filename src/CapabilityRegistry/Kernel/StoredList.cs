using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CapabilityRegistry.Kernel;

/// <summary>
/// A list that is stored as JSON text. Only who looks into the list has it parsed: in the answer that shows its object, the text is passed on
/// as it is.
/// </summary>
/// <param name="text">A JSON array in the shape of the API.</param>
public sealed class StoredList<T>(string text) : IReadOnlyList<T>
{
    // The text until somebody asks for an element, then the elements. One field, so that threads see the one or the other.
    private object _textOrItems = text;

    /// <summary>The JSON text; null once it was parsed.</summary>
    public string? Text => _textOrItems as string;

    public int Count => Items.Length;

    /// <summary>Whether there is no element; asked without parsing more than the brackets.</summary>
    public bool IsEmpty => Text is { } unread ? unread.AsSpan().Trim()[1..^1].IsWhiteSpace() : Count == 0;

    public T this[int index] => Items[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T[] Items
    {
        get
        {
            if (_textOrItems is string unread)
            {
                _textOrItems = unread == "[]" ? Array.Empty<T>() : Json.Read<T[]>(unread);
            }

            return (T[])_textOrItems;
        }
    }
}

/// <summary>Questions about lists that may be stored ones.</summary>
public static class ListQuestions
{
    /// <summary>Whether there is an element; a stored list is not parsed for it.</summary>
    public static bool HasAny<T>(this IReadOnlyList<T>? list) => list is StoredList<T> stored ? !stored.IsEmpty : list is { Count: > 0 };
}

/// <summary>Makes the serializer write stored lists as the text that they are.</summary>
public static class StoredLists
{
    /// <summary>
    /// Only objects of the registry hold stored lists. Copies of the options, such as the OpenAPI document is made with, see plain lists.
    /// </summary>
    public static Action<JsonTypeInfo> PassedOnBy(JsonSerializerOptions options) => type =>
    {
        if (ReferenceEquals(type.Options, options) && type.Type.IsAssignableTo(typeof(IVersioned)))
        {
            foreach (var property in type.Properties.Where(property => IsList(property.PropertyType)))
            {
                var converter = typeof(Converter<>).MakeGenericType(property.PropertyType.GenericTypeArguments);
                property.CustomConverter = (JsonConverter)Activator.CreateInstance(converter)!;
            }
        }
    };

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    private sealed class Converter<T> : JsonConverter<IReadOnlyList<T>>
    {
        public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<IReadOnlyList<T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
        {
            if (value is StoredList<T> { Text: { } text })
            {
                writer.WriteRawValue(text, skipInputValidation: true);
            }
            else
            {
                JsonSerializer.Serialize(writer, value, options);
            }
        }
    }
}
