using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Planning.Supply;

/// <summary>The writes that the document gives as examples, save for runs: a run writes once more when it ends, and nobody waits for it.</summary>
internal static class ExampleWrites
{
    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<ExampleWrite> All()
    {
        var document = JsonNode.Parse(File.ReadAllText(Repository.PathOf("openapi/capability-registry.v1.json")))!;
        var operations = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject(), (path, of) => (Path: path.Key, Method: of.Key, Id: (string?)(of.Value as JsonObject)?["operationId"]))
            .Where(each => each.Id is not null).ToDictionary(each => each.Id!);
        return
        [
            .. from example in JsonNode.Parse(File.ReadAllText(Repository.PathOf("openapi/examples.json")))!.AsObject()
               where operations.ContainsKey(example.Key)
               let operation = operations[example.Key]
               where operation.Method != "get" && !operation.Path.StartsWith("/v1/match-runs", StringComparison.Ordinal)
               where example.Value!["body"] is JsonObject or null
               select new ExampleWrite(
                   example.Key, (string)example.Value!["as"]!, new HttpMethod(operation.Method.ToUpperInvariant()),
                   (example.Value["path"]?.AsObject() ?? []).Aggregate(operation.Path, (path, part) => path.Replace($"{{{part.Key}}}", (string)part.Value!)),
                   example.Value["body"]?.ToJsonString(), example.Value["headers"]?["If-Match"] is not null),
        ];
    }

    /// <summary>Whether it was carried out, with the version of now. What was written before may leave no room for it.</summary>
    public static async Task<bool> Succeeds(RegistryApp app, ExampleWrite write)
    {
        var session = app.As(write.As).WithoutReadingBack;
        var ofObject = write.Path[..(write.Path.LastIndexOf('/') is var at && write.Method == HttpMethod.Post ? at : write.Path.Length)];
        var etag = write.IsConditional ? (await session.Get(ofObject)).ETag : null;
        return (int)(await session.Send(write.Method, write.Path, write.Body, etag)).Status is >= 200 and < 300;
    }
}

/// <param name="IsConditional">Whether the version of what it changes goes with it.</param>
internal sealed record ExampleWrite(string Operation, string As, HttpMethod Method, string Path, string? Body, bool IsConditional);
