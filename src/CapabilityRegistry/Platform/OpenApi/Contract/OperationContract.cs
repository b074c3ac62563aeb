using CapabilityRegistry.Platform.Http.Requests;
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

    public string MediaType { get; init; } = RequestBody.MediaType;

    /// <summary>The members of the body that a PUT may send back as they were read: those of its answer that are no content.</summary>
    public IReadOnlyCollection<string> ReadOnly { get; init; } = [];

    public bool BodyRequired { get; init; }

    /// <summary>The media types of successful answers; none: whatever the client takes, it gets what there is.</summary>
    public IReadOnlyCollection<string> Offered { get; init; } = [];

    public static OperationContract Of(HttpMethod method, OpenApiOperation operation)
    {
        var (parameters, body) = (operation.Parameters ?? [], BodyOf(operation));
        var readOnly = method == HttpMethod.Put ? ReadOnlyMembers(operation, body!) : new Dictionary<string, Shape>();
        return new OperationContract
        {
            Query = In(ParameterLocation.Query, parameters),
            RequiredQuery = [.. parameters.Where(p => p.In == ParameterLocation.Query && p.Required).Select(p => p.Name!)],
            Headers = In(ParameterLocation.Header, parameters),
            Body = body is null ? null : body with { Properties = (body.Properties ?? new Dictionary<string, Shape>()).Concat(readOnly).ToDictionary() },
            MediaType = operation.RequestBody?.Content?.Keys.Single() ?? RequestBody.MediaType,
            ReadOnly = [.. readOnly.Keys],
            BodyRequired = operation.RequestBody?.Required ?? false,
            Offered = [.. (operation.Responses ?? []).Where(each => each.Key[0] == '2').SelectMany(each => each.Value.Content?.Keys ?? []).Distinct()],
        };
    }

    private static Shape? BodyOf(OpenApiOperation operation) => operation.RequestBody?.Content?.Single() switch
    {
        null => null,
        { Key: MergePatchBody.MediaType } => new Shape { Type = JsonSchemaType.Object, IsOpen = true },
        { Value.Schema: { } schema } => Shape.Of(schema),
        _ => throw new InvalidOperationException($"The document does not say what {operation.OperationId} takes."),
    };

    private static Dictionary<string, Shape> ReadOnlyMembers(OpenApiOperation operation, Shape body) =>
        Shape.Of(operation.Responses!["200"].Content![RequestBody.MediaType].Schema!).Properties!
            .Where(shown => !body.Properties!.ContainsKey(shown.Key)).ToDictionary();

    private static Dictionary<string, Shape> In(ParameterLocation place, IEnumerable<IOpenApiParameter> parameters) =>
        parameters.Where(p => p.In == place).ToDictionary(p => p.Name!, p => Shape.Of(p.Schema!));
}
