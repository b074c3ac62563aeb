using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.OpenApi;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.OpenApi;

/// <summary>
/// What registries with the demo data answer to the examples, each sent word for word. Those that stand alone share one; those that come after others have a
/// registry for each beginning, in which nothing else was done.
/// </summary>
public sealed class ExampleAnswers : IAsyncLifetime
{
    // The run must still wait when it is cancelled.
    private const string Queued = "StartMatchRun/queued";

    private readonly Dictionary<string, Answer> _answers = [];

    public IReadOnlyDictionary<string, Answer> All => _answers;

    public ApiDocument Document { get; private set; } = null!;

    public Operation OperationOf(string key) => Document.Operations.Single(each => each.Id == key.Split('/')[0]);

    public async ValueTask InitializeAsync()
    {
        foreach (var together in Example.All.GroupBy(each => each.Value.After is [var first, ..] ? first : ""))
        {
            IReadOnlyList<(string, string)> settings =
                [.. ReadyObjects.Mail, .. together.Key == Queued ? [("Matching:JobsAtOnce", "0")] : Array.Empty<(string, string)>()];
            await using var app = await RegistryApp.On(Engine.Sqlite, "demo", settings);
            Document ??= await ApiDocument.Of(app);
            await SendAll(app, [.. together]);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // First what comes after less, and of the same what leaves no trace.
    private async Task SendAll(RegistryApp app, IReadOnlyList<KeyValuePair<string, Example>> examples)
    {
        var sent = new List<string>();
        foreach (var (key, example) in examples.OrderBy(each => each.Value.After.Count).ThenBy(each => Leaves(each.Key)))
        {
            foreach (var before in example.After.Skip(sent.Count))
            {
                var answer = await Send(app, before);
                Assert.True((int)answer.Status < 300, $"{before}: {answer.Text}");
                sent.Add(before);
            }

            Assert.Equal(example.After, sent);
            _answers[key] = await Send(app, key);
            if (Leaves(key) && sent.Count > 0)
            {
                sent.Add(key);
            }
        }
    }

    /// <summary>Whether an example changes something; the others only try what they would change.</summary>
    public bool Leaves(string key) => OperationOf(key).TakesInQuery("dryRun") && !Example.All[key].Query.ContainsKey("dryRun");

    private async Task<Answer> Send(RegistryApp app, string key)
    {
        var (operation, example) = (OperationOf(key), Example.All[key]);
        var session = app.As(example.As).WithoutReadingBack;
        var path = example.Path.Aggregate(operation.Path, (whole, part) => whole.Replace($"{{{part.Key}}}", Text(part.Value), StringComparison.Ordinal));
        if (example.Instead is not null)
        {
            // What no file can know: the log names its entries by the moment.
            Assert.Equal("GetAccessLogEntry", key);
            path = operation.Path.Replace("{id}", (string)(await session.Get("/v1/access-log")).Body["items"]![0]!["id"]!, StringComparison.Ordinal);
        }

        var query = string.Join('&', example.Query.Select(each => $"{each.Key}={Uri.EscapeDataString(Text(each.Value))}"));
        return await session.Send(
            operation.Method, query.Length == 0 ? path : $"{path}?{query}", operation.TakesFile ? Text(example.Body!) : example.Body?.ToJsonString(),
            Header(example, "If-Match"),
            mediaType: operation.BodyType, prefer: Header(example, "Prefer"));
    }

    private static string? Header(Example example, string name) => example.Headers.TryGetValue(name, out var value) ? (string?)value : null;

    private static string Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString();
}
