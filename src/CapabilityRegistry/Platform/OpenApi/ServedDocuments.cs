using CapabilityRegistry.Platform.Caching;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>The serialised documents, made once: making one takes a quarter of a second, too long to repeat on request.</summary>
public sealed class ServedDocuments(
    [FromKeyedServices(OpenApiSetup.V1)] IOpenApiDocumentProvider v1, [FromKeyedServices(OpenApiSetup.V1For30)] IOpenApiDocumentProvider for30) : IDisposable
{
    private readonly SingleFlight<byte[]> _v1 = new();
    private readonly SingleFlight<byte[]> _for30 = new();

    /// <summary>Null if there is no document of this name.</summary>
    public async Task<byte[]?> Text(string name, CancellationToken cancel) => name switch
    {
        OpenApiSetup.V1 => await _v1.Get(() => Written(v1, OpenApiSpecVersion.OpenApi3_1), cancel),
        OpenApiSetup.V1For30 => await _for30.Get(() => Written(for30, OpenApiSpecVersion.OpenApi3_0), cancel),
        _ => null,
    };

    public void Dispose()
    {
        _v1.Dispose();
        _for30.Dispose();
    }

    private static async Task<byte[]> Written(IOpenApiDocumentProvider provider, OpenApiSpecVersion version)
    {
        using var text = new MemoryStream();
        await (await provider.GetOpenApiDocumentAsync()).SerializeAsJsonAsync(text, version);
        return text.ToArray();
    }
}
