using System.Collections.Frozen;
using CapabilityRegistry.Platform.Http;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace CapabilityRegistry.Platform.OpenApi.Contract;

/// <summary>Looks up what the OpenAPI document says about each operation, so that requests that differ from it can be refused.</summary>
public sealed class Contracts
{
    private readonly Lock _lock = new();
    private Task<FrozenDictionary<string, OperationContract>>? _byOperation;

    public async ValueTask<OperationContract?> Of(Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<TakesNothing>() is not null)
        {
            return OperationContract.Nothing;
        }

        return endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is { } name ? (await ByOperation()).GetValueOrDefault(name.EndpointName) : null;
    }

    /// <summary>The contract of the operation with this operationId.</summary>
    public async Task<OperationContract> Named(string operationId) => (await ByOperation())[operationId];

    /// <summary>Reads the document now, so that the first caller need not wait for it.</summary>
    public Task Prepare() => ByOperation();

    private Task<FrozenDictionary<string, OperationContract>> ByOperation()
    {
        lock (_lock)
        {
            return _byOperation ??= Task.Run(Load);
        }
    }

    private static async Task<FrozenDictionary<string, OperationContract>> Load()
    {
        await using var text = CommittedDocument.Open();
        // Tests validate it, with every change.
        var read = await OpenApiDocument.LoadAsync(text, OpenApiConstants.Json, new OpenApiReaderSettings { RuleSet = new ValidationRuleSet() });
        return read.Document!.Paths.Values
            .SelectMany(path => path.Operations!)
            .ToFrozenDictionary(operation => operation.Value.OperationId!, operation => OperationContract.Of(operation.Key, operation.Value));
    }
}
