using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>
/// Holds an answer against what the document declares for its operation. The schemas are read by NJsonSchema, not by
/// the checker that guards the requests, so that one mistake cannot hide in both.
/// </summary>
public sealed class AnswerCheck(ApiDocument document)
{
    private readonly ConcurrentDictionary<string, Task<JsonSchema>> _schemas = new();

    /// <summary>Everything in which the answer is not as declared.</summary>
    public async Task<IReadOnlyList<string>> Complaints(Operation operation, Answer answer)
    {
        var status = (int)answer.Status;
        if (operation.Response(status) is not { } declared)
        {
            return [$"the status {status} is not declared"];
        }

        var complaints = new List<string>();
        if (status >= 500)
        {
            complaints.Add($"the status is {status}");
        }

        complaints.AddRange(MissingHeaders(declared, answer));
        complaints.AddRange(await BodyComplaints(declared, answer));
        return complaints;
    }

    /// <summary>In what a JSON text is not as a schema of the document has it.</summary>
    public async Task<IEnumerable<string>> Complaints(JsonNode schema, string text) =>
        (await _schemas.GetOrAdd(schema.ToJsonString(), Read)).Validate(Parsed(text))
            .Select(error => $"the body is not as declared: {error.Kind} at {error.Path}");

    private IEnumerable<string> MissingHeaders(JsonObject declared, Answer answer) =>
        from header in declared["headers"]?.AsObject() ?? []
        where (bool?)document.Shared(header.Value)!["required"] == true && !answer.Headers.ContainsKey(header.Key)
        // A table has none, as the document says of it: it is written while it is read.
        where header.Key != "ETag" || answer.MediaType is not ("text/csv" or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        select $"the header {header.Key} is missing";

    private async Task<IEnumerable<string>> BodyComplaints(JsonObject declared, Answer answer)
    {
        var content = declared["content"]!.AsObject();
        if (answer.MediaType is null || !content.TryGetPropertyValue(answer.MediaType, out var media))
        {
            return [$"the media type is {answer.MediaType ?? "missing"}, declared is {string.Join(", ", content.Select(each => each.Key))}"];
        }

        if (!answer.MediaType.EndsWith("json", StringComparison.Ordinal))
        {
            return (string?)media!["schema"]!["type"] == "string" ? [] : ["text is not declared as a string"];
        }

        var complaints = new List<string>();
        foreach (var each in Documents(answer))
        {
            complaints.AddRange(await Complaints(media!["schema"]!, each));
        }

        return complaints;
    }

    // In lines of JSON, each line is as declared.
    private static string[] Documents(Answer answer) =>
        answer.MediaType == "application/x-ndjson" ? answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [answer.Text];

    private Task<JsonSchema> Read(string schema)
    {
        var whole = document.Resolved(JsonNode.Parse(schema)!).Schema.DeepClone();
        whole["definitions"] = document.Definitions.DeepClone();
        return JsonSchema.FromJsonAsync(whole.ToJsonString());
    }

    // Dates stay the texts that were sent.
    private static JToken Parsed(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }
}
