using System.Text.Json;

namespace CapabilityRegistry.Platform.OpenApi.Contract;

/// <summary>
/// A part of an OpenAPI document, in which references are followed. It stays the JSON that it is: of hundreds of operations a process may be asked for few,
/// and to make all of them the objects that documents are written with took a tenth of the start.
/// </summary>
/// <param name="Json">What the part holds; no reference.</param>
/// <param name="Document">All of the document, for references.</param>
public readonly record struct DocumentPart(JsonElement Json, JsonElement Document)
{
    public static DocumentPart Whole(JsonElement document) => new(document, document);

    /// <summary>The members of the object; none if there is no such member of this part.</summary>
    public IEnumerable<(string Name, DocumentPart Part)> Members(string name)
    {
        var document = Document;
        return Find(name) is { } holder ? holder.Json.EnumerateObject().Select(member => (member.Name, Followed(member.Value, document))) : [];
    }

    /// <summary>The items of the array; none if there is no such member.</summary>
    public IEnumerable<DocumentPart> Items(string name)
    {
        var document = Document;
        return Find(name) is { } array ? array.Json.EnumerateArray().Select(item => Followed(item, document)) : [];
    }

    /// <summary>The texts of the array, or the text that stands alone; null if there is no such member. What is no text is left out.</summary>
    public IReadOnlyList<string>? Texts(string name) => Find(name)?.Json switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Where(IsText).Select(item => item.GetString()!)],
        { } alone => IsText(alone) ? [alone.GetString()!] : [],
    };

    public DocumentPart? Find(string name) => Json.TryGetProperty(name, out var value) ? Followed(value, Document) : null;

    public string? Text(string name) => Find(name)?.Json.GetString();

    public long? Number(string name) => Find(name)?.Json.GetInt64();

    public int? Count(string name) => Find(name)?.Json.GetInt32();

    public bool IsTrue(string name) => Find(name)?.Json.ValueKind == JsonValueKind.True;

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    // "#/components/schemas/Pledge": no name of this document holds what a pointer would escape.
    private static DocumentPart Followed(JsonElement value, JsonElement document)
    {
        while (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("$ref", out var reference))
        {
            value = reference.GetString()!.Split('/')[1..].Aggregate(document, (holder, name) => holder.GetProperty(name));
        }

        return new(value, document);
    }
}
