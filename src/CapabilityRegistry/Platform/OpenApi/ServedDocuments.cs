using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>The serialised documents, made once: making one takes a quarter of a second, too long to repeat on request.</summary>
public sealed class ServedDocuments(
    [FromKeyedServices(OpenApiSetup.V1)] IOpenApiDocumentProvider v1, [FromKeyedServices(OpenApiSetup.V1For30)] IOpenApiDocumentProvider for30)
{
    private readonly Lazy<Task<byte[]>> _v1 = new(() => Written(v1, OpenApiSpecVersion.OpenApi3_1));
    private readonly Lazy<Task<byte[]>> _for30 = new(() => Written(for30, OpenApiSpecVersion.OpenApi3_0));

    /// <summary>Null if there is no document of this name.</summary>
    public async Task<byte[]?> Text(string name) => name switch
    {
        OpenApiSetup.V1 => await _v1.Value,
        OpenApiSetup.V1For30 => await _for30.Value,
        _ => null,
    };

    private static async Task<byte[]> Written(IOpenApiDocumentProvider provider, OpenApiSpecVersion version)
    {
        using var text = new MemoryStream();
        await (await provider.GetOpenApiDocumentAsync()).SerializeAsJsonAsync(text, version);
        return text.ToArray();
    }
}
