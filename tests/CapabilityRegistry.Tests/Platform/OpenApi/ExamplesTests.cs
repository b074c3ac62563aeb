using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.OpenApi;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.OpenApi;

/// <summary>Whoever presses Execute on the demo data has success, and has seen before what comes.</summary>
public sealed class ExamplesTests(ExampleAnswers sent) : IClassFixture<ExampleAnswers>
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What is drawn anew each time, and what stands there instead where the text is as long.
    private static readonly Dictionary<string, string> Drawn = new()
    {
        ["token"] = "crt_0000000000000000000000000000000000000000000",
        ["id"] = (string)Example.All["GetAccessLogEntry"].Path["id"]!,
        ["fingerprint"] = new('0', 64),
        ["requestId"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    };

    [Fact]
    public void Every_operation_has_an_example() =>
        Assert.Equal(sent.Document.Operations.Select(each => each.Id), Example.All.Keys.Select(key => key.Split('/')[0]).Distinct());

    [Fact]
    public void Every_example_succeeds() =>
        Assert.Empty(sent.All.Where(each => (int)each.Value.Status >= 300).Select(each => $"{each.Key}: {each.Value.Text}"));

    [Fact]
    public async Task An_example_that_does_not_succeed_word_for_word_says_what_to_put_in_its_place()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        var (key, example) = Example.All.Single(each => each.Value.Instead is not null);

        Assert.Equal(HttpStatusCode.NotFound, (await app.As(example.As).Get(sent.OperationOf(key).Path.Replace("{id}", (string)example.Path["id"]!))).Status);
        Assert.Contains($"with {example.Instead}.", (string)sent.OperationOf(key).Node["description"]!);
    }

    [Fact]
    public void An_example_changes_something_only_if_others_come_after_it() =>
        Assert.Equal(
            Example.All.Values.SelectMany(each => each.After).Where(sent.Leaves).Distinct().Order(StringComparer.Ordinal),
            Example.All.Keys.Where(sent.Leaves).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_body_and_every_answer_is_as_the_document_declares_it()
    {
        var (check, complaints) = (new AnswerCheck(sent.Document), new List<string>());
        foreach (var (key, answer) in sent.All)
        {
            var operation = sent.OperationOf(key);
            complaints.AddRange((await check.Complaints(operation, answer)).Select(each => $"{key}: {each}"));
            if (operation.Body is { } schema && Example.All[key].Body is { } body)
            {
                complaints.AddRange((await check.Complaints(schema, body.ToJsonString())).Select(each => $"{key}: {each}"));
            }

            if (Shown(key, answer) is { } shown)
            {
                var ofShown = await check.Complaints(SchemaOf(operation, answer), shown["body"]!.ToJsonString());
                complaints.AddRange(ofShown.Select(each => $"{key}, shown: {each}"));
            }
        }

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_body_that_is_not_as_declared_is_seen() =>
        Assert.NotEmpty(await new AnswerCheck(sent.Document).Complaints(sent.OperationOf("WithdrawPledge").Body!, """{"reason": 7}"""));

    [Fact]
    public void The_committed_answers_are_the_ones_that_are_given()
    {
        var shown = Example.All.Keys.Select(key => KeyValuePair.Create(key, (JsonNode?)Shown(key, sent.All[key]))).Where(each => each.Value is not null);
        Repository.Holds("openapi/example-answers.json", new JsonObject(shown).ToJsonString(Indented) + "\n");
    }

    [Fact]
    public void The_document_shows_every_request_and_answer()
    {
        var hidden = new List<string>();
        foreach (var (key, example) in Example.All)
        {
            var (operation, name) = (sent.OperationOf(key), key.Contains('/', StringComparison.Ordinal) ? key.Split('/')[1] : "demo");
            var parameters = operation.In("path").Concat(operation.In("query")).Concat(operation.In("header")).ToList();
            var given = example.Path.Keys.Concat(example.Query.Keys).Concat(example.Headers.Keys);
            hidden.AddRange(given.Where(each => parameters.Single(parameter => (string?)parameter["name"] == each)["example"] is null));
            var body = operation.Node["requestBody"]?["content"]?[operation.BodyType]?["examples"]?[name]?["value"];
            var answer = sent.Document.Shared(operation.Response((int)sent.All[key].Status)!["content"]!.AsObject().First().Value!["examples"]?[name]);
            hidden.AddRange(example.Body is null || JsonNode.DeepEquals(body, example.Body) ? [] : [$"{key}: body"]);
            hidden.AddRange(JsonNode.DeepEquals(answer?["value"], Shown(key, sent.All[key])?["body"]) ? [] : [$"{key}: answer"]);
        }

        Assert.Empty(hidden);
    }

    [Fact]
    public async Task Every_problem_shows_one_that_is_as_declared()
    {
        var check = new AnswerCheck(sent.Document);
        var problems = sent.Document.Operations.SelectMany(each => each.Node["responses"]!.AsObject()).Where(each => each.Key[0] is '4' or '5').ToList();
        Assert.NotEmpty(problems);
        foreach (var (status, response) in problems)
        {
            var media = sent.Document.Shared(response)!["content"]!["application/problem+json"]!;
            Assert.Equal(status, $"{media["example"]!["status"]}");
            Assert.Empty(await check.Complaints(media["schema"]!, media["example"]!.ToJsonString()));
        }
    }

    private static JsonNode SchemaOf(Operation operation, Answer answer) =>
        operation.Response((int)answer.Status)!["content"]![answer.MediaType!]!["schema"]!;

    // Null if it is no JSON.
    private static JsonObject? Shown(string key, Answer answer)
    {
        if (!answer.MediaType!.EndsWith("json", StringComparison.Ordinal))
        {
            return null;
        }

        var body = JsonNode.Parse(answer.Text.Split('\n')[0])!;
        Shorten(body, most: 2);
        return new JsonObject { ["status"] = (int)answer.Status, ["body"] = body };
    }

    // Of a list within a list, one item is enough to see what it is like.
    private static void Shorten(JsonNode? node, int most)
    {
        if (node is JsonArray list)
        {
            list.RemoveRange(Math.Min(most, list.Count), Math.Max(0, list.Count - most));
            most = 1;
        }

        foreach (var (name, drawn) in Drawn.Where(each => (node as JsonObject)?[each.Key] is JsonValue value && each.Value.Length == $"{value}".Length))
        {
            node![name] = drawn;
        }

        foreach (var inner in node switch { JsonObject whole => whole.Select(each => each.Value), JsonArray items => items, _ => [] })
        {
            Shorten(inner, most);
        }
    }
}
