using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi.Contract;

/// <summary>What one operation of the OpenAPI document takes.</summary>
public sealed record OperationContract
{
    /// <summary>The contract of an operation that takes neither parameters nor a body.</summary>
    public static readonly OperationContract Nothing =
        new() { Query = new Dictionary<string, Shape>(), RequiredQuery = [], Headers = new Dictionary<string, Shape>() };

    public required IReadOnlyDictionary<string, Shape> Query { get; init; }

    public required IReadOnlyCollection<string> RequiredQuery { get; init; }

    public required IReadOnlyDictionary<string, Shape> Headers { get; init; }

    /// <summary>The shape of the JSON body; null if the operation takes none.</summary>
    public Shape? Body { get; init; }

    public bool BodyRequired { get; init; }

    /// <summary>The media types of successful answers; none: whatever the client takes, it gets what there is.</summary>
    public IReadOnlyCollection<string> Offered { get; init; } = [];

    public static OperationContract Of(OpenApiOperation operation)
    {
        var parameters = operation.Parameters ?? [];
        return new OperationContract
        {
            Query = In(ParameterLocation.Query, parameters),
            RequiredQuery = [.. parameters.Where(p => p.In == ParameterLocation.Query && p.Required).Select(p => p.Name!)],
            Headers = In(ParameterLocation.Header, parameters),
            Body = operation.RequestBody?.Content?["application/json"].Schema is { } schema ? Shape.Of(schema) : null,
            BodyRequired = operation.RequestBody?.Required ?? false,
            Offered = [.. (operation.Responses ?? []).Where(each => each.Key[0] == '2').SelectMany(each => each.Value.Content?.Keys ?? []).Distinct()],
        };
    }

    private static Dictionary<string, Shape> In(ParameterLocation place, IEnumerable<IOpenApiParameter> parameters) =>
        parameters.Where(p => p.In == place).ToDictionary(p => p.Name!, p => Shape.Of(p.Schema!));
}
