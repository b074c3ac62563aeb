using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

/// <summary>What GET gave can be edited and sent by PUT, or only the difference by PATCH: for every object that has a PUT.</summary>
public sealed class PutAndPatchTests
{
    private const string MergePatch = "application/merge-patch+json";

    // A member of the content of each, and another value for it.
    private static readonly Dictionary<string, (string Member, JsonNode Value)> Edits = new()
    {
        ["EditDeficiency"] = ("remedy", "Two are bought in spring."),
        ["EditIndividualPledge"] = ("responseDays", 17),
        ["EditPledge"] = ("responseDays", 17),
        ["EditRequirement"] = ("priority", 3),
        ["EditShare"] = ("personnel", JsonNode.Parse("""[{ "rankGroup": "officer", "men": 2, "women": 1 }]""")!),
        ["EditSur"] = ("title", "Another title"),
        ["SaveOutcomeDraft"] = ("reason", "Much was new."),
    };

    [Theory, EachEngine]
    public async Task What_GET_gave_can_be_edited_and_sent_back_whole(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: ReadyObjects.Settings);
        foreach (var (request, read, (member, value)) in await Objects(app))
        {
            var same = await Put(app, request, read.Body.AsObject(), read.ETag);
            var edited = await Put(app, request, same.Is(HttpStatusCode.OK).Body.AsObject().With(member, value.DeepClone()), same.ETag);

            Assert.Equal((read.Text, read.ETag), (same.Text, same.ETag));
            Assert.Equal(value.ToJsonString(), edited.Is(HttpStatusCode.OK).Body[member]!.ToJsonString());
            Assert.Equal(Content(read.Body.AsObject().With(member, value.DeepClone())), Content(edited.Body));
        }
    }

    [Theory, EachEngine]
    public async Task What_only_the_registry_sets_is_refused_if_it_differs_from_what_was_read(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: ReadyObjects.Settings);
        foreach (var (request, read, _) in await Objects(app))
        {
            foreach (var (member, value) in new (string, JsonNode)[] { ("version", 7), ("id", "KAZ-99999") })
            {
                var refused = await Put(app, request, read.Body.AsObject().With(member, value), read.ETag);

                Assert.Equal(["read-only"], refused.Is(HttpStatusCode.BadRequest).ErrorCodes);
                Assert.Equal([$"/{member}"], refused.Places);
                Assert.Contains(read.Body[member]!.ToString(), (string)refused.Body["errors"]![0]!["expected"]!);
            }

            // Not all of them have one.
            string[] wrong = [read.Body.AsObject().ContainsKey("status") ? "unknown-code" : "unknown-member"];
            Assert.Equal(wrong, (await Put(app, request, read.Body.AsObject().With("status", "lost"), read.ETag)).ErrorCodes);
            Assert.Equal(["wrong-type"], (await Put(app, request, read.Body.AsObject().With("version", "1"), read.ETag)).ErrorCodes);
            Assert.Equal(read.Text, (await (request with { Method = HttpMethod.Get, Body = null, IfMatch = null }).Send(app.As(null).Client)).Text);
        }
    }

    [Theory, EachEngine]
    public async Task A_patch_changes_what_it_names_and_nothing_else(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: ReadyObjects.Settings);
        foreach (var (request, read, (member, value)) in await Objects(app))
        {
            var patched = await Patch(app, request, new JsonObject { [member] = value.DeepClone() }, read.ETag);

            Assert.Equal(Content(read.Body.AsObject().With(member, value.DeepClone())), Content(patched.Is(HttpStatusCode.OK).Body));
            var stored = await (request with { Method = HttpMethod.Get, Body = null, IfMatch = null }).Send(app.As(null).Client);
            Assert.Equal((patched.Text, patched.ETag), (stored.Text, stored.ETag));
            Assert.Equal(stored.ETag, (await Patch(app, request, [], stored.ETag)).Is(HttpStatusCode.OK).ETag);
            Assert.Equal(HttpStatusCode.PreconditionFailed, (await Patch(app, request, [], read.ETag)).Status);
            Assert.Equal(HttpStatusCode.PreconditionRequired, (await Patch(app, request, [], null)).Status);
        }
    }

    [Fact]
    public async Task A_patch_goes_into_objects_replaces_lists_and_takes_away_by_null()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var id = await app.DraftPledge();

        var patched = (await app.FocalPoint.Send(HttpMethod.Patch, $"/v1/pledges/{id}", """
            { "capacity": { "amount": 2 }, "languages": ["ru"], "noteVerbale": null, "id": null }
            """, "\"1\"", mediaType: MergePatch)).Is(HttpStatusCode.OK).Body;

        Assert.Equal("""{"amount":2,"unit":"units"}""", patched["capacity"]!.ToJsonString());
        Assert.Equal("""["ru"]""", patched["languages"]!.ToJsonString());
        Assert.Null(patched["noteVerbale"]);
        Assert.Equal(id, (string?)patched["id"]);
        var told = (await app.FocalPoint.Get($"/v1/pledges/{id}/history")).Body["items"]![1]!;
        Assert.Equal(("edited", "ru"), ((string?)told["action"], (string?)told["changes"]!["languages"]![0]));
    }

    [Theory]
    [InlineData("""{ "unitType": null }""", "missing", "/unitType")]
    [InlineData("""{ "no-such": 1 }""", "unknown-member", "/no-such")]
    [InlineData("""{ "status": "registered" }""", "read-only", "/status")]
    [InlineData("""{ "capacity": { "amount": "many" } }""", "wrong-type", "/capacity/amount")]
    [InlineData("""{ "personnel": [{ "rankGroup": "officer", "men": -1, "women": 0 }] }""", "out-of-range", "/personnel/0/men")]
    [InlineData("""{ "unitName": "\ud83d" }""", "not-unicode", "/unitName")]
    [InlineData("""{ "capacity": { "unit": "furlongs" } }""", "unknown-code", "/capacity/unit")]
    [InlineData("[]", "wrong-type", "")]
    [InlineData("null", "wrong-type", "")]
    public async Task What_a_patch_would_make_is_judged_like_what_PUT_sends(string patch, string code, string place)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var id = await app.DraftPledge();
        var before = await app.Written();

        var refused = await app.FocalPoint.Send(HttpMethod.Patch, $"/v1/pledges/{id}", patch, "\"1\"", mediaType: MergePatch);

        Assert.Equal([code], refused.Is(HttpStatusCode.BadRequest).ErrorCodes);
        Assert.Equal([place], refused.Places);
        Assert.Equal(before, await app.Written());
    }

    [Fact]
    public async Task A_patch_says_that_it_is_one()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var id = await app.DraftPledge();

        var refused = await app.FocalPoint.Send(HttpMethod.Patch, $"/v1/pledges/{id}", "{}", "\"1\"");

        Assert.Equal(MergePatch, (string?)refused.Is(HttpStatusCode.UnsupportedMediaType).Body["errors"]![0]!["expected"]);
    }

    [Fact]
    public async Task Another_state_finds_nothing_to_patch()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var id = await app.DraftPledge();

        (await app.OtherFocalPoint.Send(HttpMethod.Patch, $"/v1/pledges/{id}", "{}", "\"1\"", mediaType: MergePatch)).Is(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_can_be_replaced_can_be_patched_and_is_tried_here()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var operations = (await ApiDocument.Of(app)).Operations;

        Assert.Equal(Edits.Keys.Order(), operations.Where(each => each.Method == HttpMethod.Put).Select(each => each.Id).Order());
        Assert.Equal(operations.Where(each => each.Method == HttpMethod.Put).Select(each => each.Path),
            operations.Where(each => each.Method == HttpMethod.Patch).Select(each => each.Path));
    }

    /// <summary>A PUT on a draft of each kind, what GET gives of it, and what to change.</summary>
    private static async Task<IReadOnlyList<(RequestData Request, Answer Read, (string, JsonNode) Edit)>> Objects(RegistryApp app)
    {
        var requests = await ReadyRequests.Of(app);
        var objects = new List<(RequestData, Answer, (string, JsonNode))>();
        foreach (var operation in requests.Document.Operations.Where(each => each.Method == HttpMethod.Put))
        {
            var request = await requests.To(operation);
            var read = await (request with { Method = HttpMethod.Get, Body = null, IfMatch = null }).Send(app.As(null).Client);
            objects.Add((request, read.Is(HttpStatusCode.OK), Edits[operation.Id]));
        }

        return objects;
    }

    private static Task<Answer> Put(RegistryApp app, RequestData request, JsonObject body, string? etag) =>
        (request with { Body = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()), IfMatch = etag }).Send(app.As(null).Client);

    private static Task<Answer> Patch(RegistryApp app, RequestData request, JsonObject patch, string? etag) =>
        Put(app, request with { Method = HttpMethod.Patch, ContentType = MergePatch }, patch, etag);

    private static string Content(JsonNode whole) => whole.AsObject().Without("version").ToJsonString();
}
