using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Platform.Errors;

/// <summary>
/// Every code with which the registry refuses, and which operation can refuse with which. Both lists are files beside the document of the API, which
/// tests hold against the compiled program.
/// </summary>
public static class ErrorCatalogue
{
    /// <summary>In the place of an operation: what any operation can refuse with before or around its own work, as far as its parameters allow.</summary>
    public const string EveryOperation = "*";

    private static readonly OperationErrors None = new() { Problems = [], Errors = [] };

    private static readonly Dictionary<string, OperationErrors> Operations =
        Json.Read<Dictionary<string, OperationErrors>>(EmbeddedFile.Text("openapi/operation-errors.json"));

    /// <summary>In the order of the codes.</summary>
    public static IReadOnlyList<ErrorCode> All { get; } = Json.Read<IReadOnlyList<ErrorCode>>(EmbeddedFile.Text("openapi/errors.json"));

    /// <summary>Null if there is no such code.</summary>
    public static ErrorCode? Find(string code) => All.FirstOrDefault(each => each.Code == code);

    /// <param name="operation">The operationId, or <see cref="EveryOperation"/>.</param>
    public static OperationErrors Of(string operation) => Operations.GetValueOrDefault(operation, None);
}
