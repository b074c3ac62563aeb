using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Caching;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>The serialised documents. That of OpenAPI 3.1 is the committed one; the other is made once, since that takes a quarter of a second.</summary>
public sealed class ServedDocuments(
    [FromKeyedServices(OpenApiSetup.V1)] IOpenApiDocumentProvider v1, [FromKeyedServices(OpenApiSetup.V1For30)] IOpenApiDocumentProvider for30) : IDisposable
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SingleFlight<byte[]> _for30 = new();

    /// <summary>Null if there is no document of this name.</summary>
    public async Task<byte[]?> Text(string name, CancellationToken cancel) => name switch
    {
        OpenApiSetup.V1 => await Committed(cancel),
        OpenApiSetup.V1For30 => await _for30.Get(() => Written(for30, OpenApiSpecVersion.OpenApi3_0), cancel),
        _ => null,
    };

    /// <summary>The document of OpenAPI 3.1 as the endpoints make it: what is to be committed.</summary>
    public Task<byte[]> Made() => Written(v1, OpenApiSpecVersion.OpenApi3_1);

    /// <summary>A document as it is sent.</summary>
    public static byte[] Bytes(JsonNode document) => JsonSerializer.SerializeToUtf8Bytes(document, Indented);

    public void Dispose() => _for30.Dispose();

    private static async Task<byte[]> Committed(CancellationToken cancel)
    {
        await using var stream = CommittedDocument.Open();
        var text = new byte[stream.Length];
        await stream.ReadExactlyAsync(text, cancel);
        return text;
    }

    // What the writer of the framework has no setting for.
    private static void Arrange(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject schema:
                if (schema["type"] is JsonArray types)
                {
                    // Null comes last: generators take the first type for the type.
                    schema["type"] = new JsonArray([.. types.OrderBy(each => (string?)each == "null").Select(each => each!.DeepClone())]);
                }

                // In OpenAPI 3.0 nullable means nothing without a type beside it.
                if (schema["nullable"] is JsonValue && schema["type"] is null)
                {
                    schema["type"] = "object";
                }

                // An example is a value, which may have members of these names.
                foreach (var member in schema.Where(each => each.Key is not ("example" or "examples")).ToList())
                {
                    Arrange(member.Value);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Arrange(item);
                }

                break;
        }
    }

    private static async Task<byte[]> Written(IOpenApiDocumentProvider provider, OpenApiSpecVersion version)
    {
        var root = JsonNode.Parse(await (await provider.GetOpenApiDocumentAsync()).SerializeAsJsonAsync(version))!;
        Arrange(root);
        return Bytes(root);
    }
}
