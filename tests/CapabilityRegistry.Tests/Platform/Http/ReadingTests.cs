using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

/// <summary>What HTTP has for those who read, tried on every operation of the document.</summary>
public sealed class ReadingTests
{
    // Between two answers to the same request, only these differ.
    private static readonly string[] Changing = ["Date", "RateLimit", "Transfer-Encoding", "Content-Length", "traceparent"];

    // The log of readings grows with each; files are compressed already, as far as they can be.
    private static readonly string[] NotCompared = ["ListAccessLog", "GetAccessLogEntry", "GetFileContent"];

    // It is packed already.
    private const string Workbook = "GetTemplate";

    [Fact]
    public async Task HEAD_is_answered_like_GET_but_without_a_body()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ReadyObjects.Settings);
        var requests = await ReadyRequests.Of(app);

        foreach (var operation in Readings(requests))
        {
            var get = await requests.To(operation, anyObject: true);
            var (whole, head) = (await Send(app, get), await Send(app, get with { Method = HttpMethod.Head }));

            Assert.Equal((operation.Id, whole.Status, ""), (operation.Id, head.Status, head.Text));
            Assert.Equal(Lasting(whole), Lasting(head));
        }
    }

    [Fact]
    public async Task HEAD_is_answered_where_the_document_says_nothing_too()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);

        Assert.Equal(HttpStatusCode.OK, (await app.As(null).WithoutReadingBack.Send(HttpMethod.Head, "/openapi/v1.json")).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.As(null).WithoutReadingBack.Send(HttpMethod.Head, "/")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Planner.WithoutReadingBack.Send(HttpMethod.Head, "/v1/nothing")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.As(null).WithoutReadingBack.Send(HttpMethod.Head, "/v1/pledges")).Status);
        Assert.Equal("GET, POST, HEAD", (await app.Planner.Send(HttpMethod.Delete, "/v1/pledges")).Is(HttpStatusCode.MethodNotAllowed).Headers["Allow"]);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await app.Planner.WithoutReadingBack.Send(HttpMethod.Head, "/v1/pledges/KAZ-00001/raise")).Status);
    }

    [Fact]
    public async Task Whoever_holds_an_answer_that_is_still_right_is_told_so_and_not_sent_it_again()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ReadyObjects.Settings);
        var requests = await ReadyRequests.Of(app);
        var unchanged = 0;

        foreach (var operation in Readings(requests))
        {
            var get = await requests.To(operation, anyObject: true);
            get = get with { IfMatch = null };
            var whole = (await Send(app, get)).Is(HttpStatusCode.OK);
            Assert.Equal((operation.Id, operation.Takes("If-None-Match")), (operation.Id, operation.Response(304) is not null));
            if (whole.ETag is not { } etag)
            {
                Assert.False(operation.Takes("If-None-Match"), operation.Id);
                continue;
            }

            foreach (var held in new[] { etag, $"W/{etag}", $"\"other\", {etag}", "*" })
            {
                var answer = await Send(app, get with { More = [("If-None-Match", held)] });
                var expected = operation.Takes("If-None-Match") ? (HttpStatusCode.NotModified, "") : (HttpStatusCode.OK, whole.Text);
                Assert.Equal((operation.Id, expected), (operation.Id, (answer.Status, answer.Text)));
                Assert.Equal(etag, answer.ETag);
            }

            Assert.Equal(whole.Text, (await Send(app, get with { More = [("If-None-Match", "\"other\"")] })).Is(HttpStatusCode.OK).Text);
            unchanged += operation.Takes("If-None-Match") ? 1 : 0;
        }

        Assert.True(unchanged >= 12, $"only {unchanged} operations can say that nothing has changed");
    }

    [Fact]
    public async Task A_reading_under_If_Match_is_refused_if_that_is_no_longer_there()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ReadyObjects.Settings);
        var requests = await ReadyRequests.Of(app);

        foreach (var operation in Readings(requests))
        {
            var get = await requests.To(operation, anyObject: true);
            var whole = (await Send(app, get)).Is(HttpStatusCode.OK);
            if (whole.ETag is not { } etag)
            {
                continue;
            }

            foreach (var (wanted, isThere) in new[]
                { (etag, true), ($"\"other\", {etag}", true), ("*", true), ("\"other\"", false), ($"W/{etag}", false), ("other", false) })
            {
                var answer = await Send(app, get with { IfMatch = wanted });

                Assert.Equal((operation.Id, wanted, isThere ? 200 : 412), (operation.Id, wanted, (int)answer.Status));
                Assert.Equal(etag, answer.ETag);
                Assert.Equal(isThere ? whole.Text : "stale-version", isThere ? answer.Text : answer.Code);
            }
        }
    }

    [Fact]
    public async Task What_an_operation_cannot_give_is_refused_with_what_it_can_give()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ReadyObjects.Settings);
        var requests = await ReadyRequests.Of(app);

        foreach (var operation in requests.Document.Operations.Where(each => each.Response(401) is not null || each.Id == "GetPublicSummary"))
        {
            var request = await requests.To(operation, anyObject: true);
            var before = await app.Written();
            foreach (var accept in new[]
                { "application/pdf", "image/*", "text/plain;q=0.9999999999999999999,*/*;q=0", "application/json;q=0, text/html;q=0, application/x-ndjson;q=0" })
            {
                var refused = await Send(app, request with { More = [("Accept", accept)] });

                Assert.Equal((operation.Id, HttpStatusCode.NotAcceptable, "not-acceptable"), (operation.Id, refused.Status, refused.Code));
                Assert.Equal(["Accept"], refused.Places);
                Assert.Equal("application/problem+json", refused.MediaType);
            }

            Assert.NotNull(operation.Response(406));
            Assert.Equal(before, await app.Written());
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_monitor_is_answered_whatever_it_takes(string path)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", "text/plain");

        using var response = await app.As(null).Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("application/json", (await Answer.Of(response)).Is(HttpStatusCode.OK).MediaType);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/*")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("text/html, */*;q=0.1")]
    [InlineData("no media type")]
    public async Task JSON_is_given_to_whoever_takes_it(string accept)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/pledges");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await app.Planner.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("application/json", (await Answer.Of(response)).Is(HttpStatusCode.OK).MediaType);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task What_is_read_is_compressed_and_says_the_same(string encoding)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ReadyObjects.Settings);
        var requests = await ReadyRequests.Of(app);

        foreach (var operation in Readings(requests).Where(each => each.Response(401) is not null && !NotCompared.Append(Workbook).Contains(each.Id)))
        {
            var get = await requests.To(operation, anyObject: true);
            var whole = (await Send(app, get)).Is(HttpStatusCode.OK);
            var (packed, text) = await Packed(app, get, encoding);

            Assert.Equal((operation.Id, encoding, whole.Text), (operation.Id, packed, text));
        }
    }

    [Fact]
    public async Task No_answer_to_a_change_and_no_refusal_is_compressed()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ReadyObjects.Settings);
        var requests = await ReadyRequests.Of(app);

        foreach (var operation in requests.Document.Operations.Where(each => each.Method != HttpMethod.Get))
        {
            Assert.Equal((operation.Id, null), (operation.Id, (await Packed(app, await requests.To(operation), "br, gzip")).Encoding));
        }

        foreach (var operation in Readings(requests))
        {
            var refused = await requests.To(operation, anyObject: true);
            Assert.Equal((operation.Id, null),
                (operation.Id, (await Packed(app, refused with { Address = $"{refused.Address}?no-such=1" }, "br, gzip")).Encoding));
        }
    }

    [Fact]
    public async Task What_is_the_same_for_everybody_may_be_kept_and_asked_for_again_and_nothing_else()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ReadyObjects.Settings);
        var requests = await ReadyRequests.Of(app);
        string[] catalogue =
        [
            "GetContributor", "GetMission", "GetUnitType", "ListAttributes", "ListChecklists", "ListContributors", "ListCourses", "ListTrainingCentres",
            "ListDecisionReasons", "ListEquipment",
            "ListMissions", "ListOrganisations", "ListRights", "ListSelfSustainment", "ListUnitTypes",
        ];

        foreach (var operation in Readings(requests))
        {
            var answer = await Send(app, await requests.To(operation, anyObject: true));
            var expected = catalogue.Contains(operation.Id) ? "no-cache, private" : "no-store";
            Assert.Equal((operation.Id, expected), (operation.Id, answer.Headers["Cache-Control"]));
        }

        Assert.Equal("no-store", (await app.Planner.Get("/v1/unit-types/NOTHING")).Is(HttpStatusCode.NotFound).Headers["Cache-Control"]);
        foreach (var document in new[] { "v1", "v1-3.0" })
        {
            var answer = (await app.As(null).Get($"/openapi/{document}.json")).Is(HttpStatusCode.OK);
            Assert.Equal("public, no-cache", answer.Headers["Cache-Control"]);
            Assert.NotNull(answer.ETag);
        }
    }

    [Fact]
    public async Task A_list_of_the_catalogue_gets_another_ETag_once_it_says_something_else()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var before = (await app.Planner.Get("/v1/missions/MINUSCA")).Is(HttpStatusCode.OK);
        Assert.Equal(before.ETag, (await app.Planner.Get("/v1/missions/MINUSCA")).ETag);

        (await app.Planner.Post("/v1/authorised-strengths", new JsonObject
        {
            ["mission"] = "MINUSCA",
            ["reference"] = "S/RES/2801 (2028)",
            ["effectiveOn"] = "2028-02-01",
            ["military"] = 500,
            ["police"] = 69,
            ["source"] = "docs.un.org",
        })).Is(HttpStatusCode.OK);

        Assert.NotEqual(before.ETag, (await app.Planner.Get("/v1/missions/MINUSCA")).ETag);
    }

    private static IEnumerable<Operation> Readings(ReadyRequests requests) => requests.Document.Operations.Where(each => each.Method == HttpMethod.Get);

    private static Task<Answer> Send(RegistryApp app, RequestData request) => request.Send(app.As(null).Client);

    private static IEnumerable<KeyValuePair<string, string>> Lasting(Answer answer) =>
        answer.Headers.Where(header => !Changing.Contains(header.Key)).OrderBy(header => header.Key, StringComparer.Ordinal);

    private static async Task<(string? Encoding, string Text)> Packed(RegistryApp app, RequestData request, string encodings)
    {
        var (encoding, bytes) = await (request with { More = [("Accept-Encoding", encodings)] }).SendRaw(app.As(null).Client);
        using var packed = new MemoryStream(bytes);
        await using Stream plain = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return (encoding, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
