using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Numerics;
using System.Reflection;
using System.Text.RegularExpressions;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;
using System.Text.Json;

namespace CapabilityRegistry.Tests.Platform.Http;

/// <summary>
/// Requests that cost their sender little and are meant to cost the registry much. Each is refused, with an answer no
/// longer than a page, and the registry goes on.
/// </summary>
public sealed class CheapRequestTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const int Page = 40_000;

    public static TheoryData<string, string> Bodies => new()
    {
        { "80,000 members that nobody knows", "{" + string.Join(',', Enumerable.Range(0, 80_000).Select(i => $"\"m{i}\":1")) + "}" },
        { "one member 100,000 times", "{" + string.Join(',', Enumerable.Repeat("\"m\":1", 100_000)) + "}" },
        { "members whose names share one hash", "{" + string.Join(',', Colliding(5_000).Select(name => $"\"{name}\":1")) + "}" },
        { "a number of 900,000 digits", $"{{\"responseDays\":{new string('9', 900_000)}}}" },
        { "a number with 900,000 places", $"{{\"responseDays\":0.{new string('0', 900_000)}1}}" },
        { "an exponent beyond all numbers", "{\"responseDays\":1e999999999}" },
        { "an array of 400,000 items", $"{{\"languages\":[{string.Join(',', Enumerable.Repeat("1", 400_000))}]}}" },
        { "an array of 300,000 objects", $"{{\"majorEquipment\":[{string.Join(',', Enumerable.Repeat("{}", 300_000))}]}}" },
        {
            "200 objects of 400 wrong members",
            "{\"majorEquipment\":["
            + string.Join(',', Enumerable.Repeat("{" + string.Join(',', Enumerable.Range(0, 400).Select(i => $"\"{i}\":1")) + "}", 200))
            + "]}"
        },
        { "a depth of 400,000", new string('[', 400_000) + new string(']', 400_000) },
        { "objects in objects", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000) },
        { "900,000 spaces in a name", $"{{\"unitName\":\"{new string(' ', 900_000)}\"}}" },
        { "900,000 escapes", $"{{\"unitName\":\"{string.Concat(Enumerable.Repeat("\\u0041", 150_000))}\"}}" },
        { "a name as long as the body", $"{{\"{new string('n', 900_000)}\":1}}" },
        { "nothing but spaces", new string(' ', 900_000) },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_body_that_is_meant_to_cost_much_is_refused_on_a_page(string what, string body)
    {
        var app = await apps.On(Engine.Sqlite);
        var before = await app.Written();

        var answer = (await app.FocalPoint.Send(HttpMethod.Post, "/v1/pledges", body)).Is(HttpStatusCode.BadRequest);

        Assert.True(answer.Text.Length < Page, $"{what}: {answer.Text.Length} characters");
        Assert.InRange(answer.ErrorCodes.Count, 1, 70);
        Assert.Equal(before, await app.Written());
        await GoesOn(app);
    }

    [Fact]
    public async Task An_address_full_of_parameters_is_refused_on_a_page()
    {
        var app = await apps.On(Engine.Sqlite);
        string[] queries = [string.Join('&', Enumerable.Range(0, 1_000).Select(i => $"p{i}=")), string.Join('&', Enumerable.Repeat("limit=1", 900)),
            string.Join('&', Colliding(180).Select(Uri.EscapeDataString))];
        foreach (var query in queries)
        {
            var answer = (await app.Planner.Get($"/v1/pledges?{query}")).Is(HttpStatusCode.BadRequest);
            Assert.True(answer.Text.Length < Page, $"{answer.Text.Length} characters");
        }

        await GoesOn(app);
    }

    [Fact]
    public async Task A_small_body_that_unfolds_to_a_large_one_is_not_unfolded()
    {
        var app = await apps.On(Engine.Sqlite);
        using var folded = new MemoryStream();
        await using (var zip = new GZipStream(folded, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await zip.WriteAsync(new byte[50_000_000], TestContext.Current.CancellationToken);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/pledges") { Content = new ByteArrayContent(folded.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var response = await app.FocalPoint.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var answer = (await Answer.Of(response)).Is(HttpStatusCode.UnsupportedMediaType);
        Assert.Equal("unsupported-content-encoding", answer.Code);
        Assert.Equal(["Content-Encoding"], answer.Places);
    }

    [Fact]
    public async Task A_body_in_chunks_of_one_byte_is_one_body_and_too_many_of_them_are_too_long()
    {
        var app = await apps.On(Engine.Sqlite);
        var head = RawConnection.Head("POST /v1/pledges", "demo-focal-point-kaz", "Content-Type: application/json", "Transfer-Encoding: chunked") + "\r\n";

        Assert.StartsWith("HTTP/1.1 201 ", await RawConnection.Ask(
            app, head + string.Concat(Sample.Pledge().ToJsonString().Select(letter => $"1\r\n{letter}\r\n")) + "0\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 413 ", await RawConnection.Ask(app, head + string.Concat(Enumerable.Repeat("1\r\n \r\n", 166_700))));
        Assert.StartsWith("HTTP/1.1 400 ", await RawConnection.Ask(app, head + "FFFFFFFFFFFFFFFFF\r\n"));
        Assert.StartsWith("HTTP/1.1 400 ", await RawConnection.Ask(app, head + "-1\r\n"));
        await GoesOn(app);
    }

    [Fact]
    public async Task A_body_that_hardly_comes_is_not_waited_for()
    {
        var app = await apps.On(Engine.Sqlite);
        var before = await app.Written();

        var answer = await RawConnection.Ask(app,
            RawConnection.Head("POST /v1/pledges", "demo-focal-point-kaz", "Content-Type: application/json", "Content-Length: 1000") + "\r\n{");

        Assert.StartsWith("HTTP/1.1 408 ", answer);
        Assert.Contains("application/problem+json", answer);
        Assert.Contains("\"too-slow\"", answer);
        Assert.Equal(before, await app.Written());
    }

    [Fact]
    public async Task Who_has_no_token_is_refused_without_a_byte_of_the_body_being_read()
    {
        var app = await apps.On(Engine.Sqlite);

        await using var line = await RawConnection.To(app);
        await line.Send(RawConnection.Head("POST /v1/pledges", null, "Content-Type: application/json", "Content-Length: 900000") + "\r\n");

        Assert.Equal("HTTP/1.1 401 ", await line.Read(13));
    }

    [Theory]
    [InlineData("Range: bytes=0-0")]
    [InlineData("Range: bytes=0-0,1-1,2-2,3-3,4-4,5-5,6-6,7-7")]
    [InlineData("If-Range: \"1\"")]
    [InlineData("Accept-Encoding: zstd, compress, gzip;q=0")]
    [InlineData("X-HTTP-Method-Override: DELETE")]
    [InlineData("X-Original-URL: /v1/tokens")]
    [InlineData("X-Forwarded-Host: elsewhere.example")]
    [InlineData("Forwarded: for=1.2.3.4;host=elsewhere.example")]
    [InlineData("Upgrade: h2c")]
    [InlineData("Upgrade: websocket")]
    [InlineData("Expect: 100-continue")]
    [InlineData("Cookie: a=b; a=b; a=b")]
    public async Task What_a_header_wishes_that_nobody_offers_changes_nothing(string header)
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = await RawConnection.Ask(app, RawConnection.Head("GET /v1/unit-types?limit=1", "demo-planner", header) + "\r\n");

        Assert.Contains("HTTP/1.1 200 OK\r\n", answer);
        Assert.DoesNotContain("Content-Range", answer);
        Assert.DoesNotContain("Content-Encoding", answer);
        Assert.DoesNotContain("elsewhere.example", answer);
        Assert.Contains("\"next\":\"/v1/unit-types?limit=1&after=", answer);
    }

    [Fact]
    public async Task No_pattern_of_the_document_goes_back_over_a_text()
    {
        var app = await apps.On(Engine.Sqlite);
        var patterns = (await ApiDocument.Of(app)).Patterns;
        Assert.True(patterns.Count > 10, $"{patterns.Count} patterns");

        // That engine looks at every letter once, whatever the pattern and the text, and refuses patterns that it could not treat so.
        Assert.All(patterns, pattern => Assert.True(
            Shape.Of(DocumentPart.Whole(JsonSerializer.SerializeToElement(new { pattern }))).Pattern!.Options.HasFlag(RegexOptions.NonBacktracking), pattern));
    }

    private static async Task GoesOn(RegistryApp app) => (await app.Planner.Get("/v1/unit-types?limit=1")).Is(HttpStatusCode.OK);

    /// <summary>
    /// Texts that share one value of the hash by which .NET tells texts apart until it notices, and then begins to do so
    /// by chance: the first two letters are any, the third pair makes up for them.
    /// </summary>
    private static IEnumerable<string> Colliding(int count)
    {
        const uint Start = (5381 << 16) + 5381;
        return Enumerable.Range(0x4E00, 0x5000).Select(letter =>
        {
            var first = (uint)letter | ('a' << 16);
            var hash = (BitOperations.RotateLeft(Start, 5) + Start) ^ first;
            var third = BitOperations.RotateLeft(hash, 5) + hash;
            return string.Concat((char)letter, 'a', 'b', 'c', (char)third, (char)(third >> 16), 'd', 'e');
        }).Where(text => text.All(letter => letter > '~' || char.IsAsciiLetter(letter)) && !text.Any(char.IsSurrogate)).Take(count);
    }

    [Fact]
    public void Texts_that_are_meant_to_collide_do()
    {
        var hash = typeof(string).GetMethod("GetNonRandomizedHashCode", BindingFlags.Instance | BindingFlags.NonPublic, [])!;
        Assert.Single(Colliding(5_000).Select(text => (int)hash.Invoke(text, [])!).Distinct());
        Assert.Equal(5_000, Colliding(5_000).Distinct().Count());
    }
}
