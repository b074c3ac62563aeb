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

    /// <param name="method">In small letters, as the document has it.</param>
    public static OperationContract Of(string method, DocumentPart operation)
    {
        var (parameters, body) = (operation.Items("parameters").ToList(), BodyOf(operation));
        var readOnly = method == "put" ? ReadOnlyMembers(operation, body!) : new Dictionary<string, Shape>();
        return new OperationContract
        {
            Query = In("query", parameters),
            RequiredQuery = [.. parameters.Where(p => p.Text("in") == "query" && p.IsTrue("required")).Select(p => p.Text("name")!)],
            Headers = In("header", parameters),
            Body = body is null ? null : body with { Properties = (body.Properties ?? new Dictionary<string, Shape>()).Concat(readOnly).ToDictionary() },
            MediaType = Content(operation.Find("requestBody")).Select(each => each.Name).SingleOrDefault(RequestBody.MediaType),
            ReadOnly = [.. readOnly.Keys],
            BodyRequired = operation.Find("requestBody")?.IsTrue("required") ?? false,
            Offered =
            [
                .. operation.Members("responses").Where(each => each.Name[0] == '2').SelectMany(each => Content(each.Part))
                    .Select(each => each.Name).Distinct(),
            ],
        };
    }

    private static Shape? BodyOf(DocumentPart operation) => Content(operation.Find("requestBody")).ToList() switch
    {
        [] => null,
        [(MergePatchBody.MediaType, _)] => new Shape { Type = JsonSchemaType.Object, IsOpen = true },
        [(_, var content)] when content.Find("schema") is { } schema => Shape.Of(schema),
        _ => throw new InvalidOperationException($"The document does not say what {operation.Text("operationId")} takes."),
    };

    private static Dictionary<string, Shape> ReadOnlyMembers(DocumentPart operation, Shape body) =>
        Shape.Of(Content(operation.Find("responses")?.Find("200")).Single(each => each.Name == RequestBody.MediaType).Part.Find("schema")!.Value).Properties!
            .Where(shown => !body.Properties!.ContainsKey(shown.Key)).ToDictionary();

    private static IEnumerable<(string Name, DocumentPart Part)> Content(DocumentPart? holder) => holder?.Members("content") ?? [];

    private static Dictionary<string, Shape> In(string place, IEnumerable<DocumentPart> parameters) =>
        parameters.Where(p => p.Text("in") == place).ToDictionary(p => p.Text("name")!, p => Shape.Of(p.Find("schema")!.Value));
}
