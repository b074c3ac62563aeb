using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Errors;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.WebUtilities;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>Shows what a problem looks like: one for each status, with the code that is met most often.</summary>
public static class ProblemExample
{
    // Where none of the codes that any operation can refuse with has the status.
    private static readonly Dictionary<int, string> Usual = new()
    {
        [404] = "not-found", [409] = "wrong-status", [412] = "stale-version", [428] = "precondition-required",
    };

    private static readonly Dictionary<int, ProblemError> Faults = new()
    {
        [400] = new() { Code = "missing", Pointer = "/reason", Expected = "a text from 10 to 2000 characters", Found = "nothing" },
        [409] = new() { Code = "wrong-status", Pointer = "/status", Expected = "submitted", Found = "draft" },
        [412] = new() { Code = "stale-version", Parameter = "If-Match", Expected = "the current ETag, \"3\"", Found = "'\"2\"'" },
    };

    public static JsonNode Of(int status)
    {
        var code = ErrorCatalogue.Find(Usual.GetValueOrDefault(status) ?? OfAnyOperation(status))!;
        return JsonSerializer.SerializeToNode(
            new Problem
            {
                Type = Problem.PageOf(code.Code),
                Title = ReasonPhrases.GetReasonPhrase(status),
                Status = status,
                Detail = code.Meaning,
                Code = code.Code,
                TraceId = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                Errors = Faults.TryGetValue(status, out var fault) ? [fault] : null,
            },
            Json.Options)!;
    }

    private static string OfAnyOperation(int status) =>
        ErrorCatalogue.Of(ErrorCatalogue.EveryOperation).Problems.First(code => ErrorCatalogue.Find(code)!.Status.Contains(status));
}
