using System.Collections.Frozen;
using System.Text.Json;
using CapabilityRegistry.Platform.Http;

namespace CapabilityRegistry.Platform.OpenApi.Contract;

/// <summary>Looks up what the OpenAPI document says about each operation, so that requests that differ from it can be refused.</summary>
public sealed class Contracts
{
    private readonly Lock _lock = new();
    private Task<FrozenDictionary<string, Lazy<OperationContract>>>? _byOperation;

    public async ValueTask<OperationContract?> Of(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<TakesNothing>() is not null)
        {
            return OperationContract.Nothing;
        }

        return endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is { } name ? (await ByOperation()).GetValueOrDefault(name.EndpointName)?.Value : null;
    }

    /// <summary>The contract of the operation with this operationId.</summary>
    public async Task<OperationContract> Named(string operationId) => (await ByOperation())[operationId].Value;

    /// <summary>Reads the document now, so that the first caller need not wait for it.</summary>
    public Task Prepare() => ByOperation();

    private Task<FrozenDictionary<string, Lazy<OperationContract>>> ByOperation()
    {
        lock (_lock)
        {
            return _byOperation ??= Task.Run(Load);
        }
    }

    private static async Task<FrozenDictionary<string, Lazy<OperationContract>>> Load()
    {
        await using var text = CommittedDocument.Open();
        return DocumentPart.Whole((await JsonDocument.ParseAsync(text)).RootElement).Members("paths")
            .SelectMany(path => path.Part.Json.EnumerateObject().Select(each => (Method: each.Name, Operation: path.Part.Find(each.Name)!.Value)))
            .ToFrozenDictionary(
                each => each.Operation.Text("operationId")!, each => new Lazy<OperationContract>(() => OperationContract.Of(each.Method, each.Operation)));
    }
}
