using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

public sealed class UnreadableBodyTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"unitName\": 'x'}")]
    [InlineData("{\"unitName\": \"x\",}")]
    [InlineData("// pledge\n{}")]
    [InlineData("{\"unitName\": NaN}")]
    [InlineData("{\"unitName\":\"a\",\"unitName\":\"b\"}")]
    [InlineData("{\"\\ud800\":1}")]
    public async Task What_is_not_JSON_is_refused_as_such(string text)
    {
        var answer = await Post(Encoding.UTF8.GetBytes(text));

        Assert.Equal(["not-json"], answer.Is(HttpStatusCode.BadRequest).ErrorCodes);
        Assert.Equal([""], answer.Places);
    }

    [Fact]
    public async Task JSON_of_great_depth_is_refused() =>
        Assert.Equal(["not-json"], (await Post(Encoding.UTF8.GetBytes(new string('[', 100_000) + new string(']', 100_000))))
            .Is(HttpStatusCode.BadRequest).ErrorCodes);

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00 })]
    [InlineData(new byte[] { 0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D })]
    public async Task What_is_not_UTF_8_is_refused_as_such(byte[] bytes) =>
        Assert.Equal(["not-utf-8"], (await Post(bytes)).Is(HttpStatusCode.BadRequest).ErrorCodes);

    [Fact]
    public async Task Half_of_a_surrogate_pair_in_a_text_is_refused_with_its_place()
    {
        var answer = await Post(Encoding.UTF8.GetBytes(Sample.Pledge().ToJsonString().Replace("Bulldozer", @"\ud83d", StringComparison.Ordinal)));

        Assert.Equal(["not-unicode"], answer.Is(HttpStatusCode.BadRequest).ErrorCodes);
        Assert.Equal(["/majorEquipment/0/description"], answer.Places);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/merge-patch+json")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=no-such-charset")]
    [InlineData(null)]
    public async Task A_body_that_does_not_say_that_it_is_JSON_in_UTF_8_is_refused(string? type)
    {
        var answer = (await Post(Encoding.UTF8.GetBytes(Sample.Pledge().ToJsonString()), type)).Is(HttpStatusCode.UnsupportedMediaType);

        Assert.Equal("unsupported-media-type", answer.Code);
        Assert.Equal(["Content-Type"], answer.Places);
        Assert.Equal("application/problem+json", answer.MediaType);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    public async Task JSON_may_say_that_it_is_in_UTF_8(string type) =>
        (await Post(Encoding.UTF8.GetBytes(Sample.Pledge().ToJsonString()), type)).Is(HttpStatusCode.Created);

    [Fact]
    public async Task A_body_of_10_MB_is_refused_before_it_is_sent()
    {
        var app = await apps.On(Engine.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/pledges") { Content = new ByteArrayContent(new byte[10_000_000]) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        request.Headers.ExpectContinue = true;

        using var response = await app.FocalPoint.Client.SendAsync(request, TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal("too-large", (await Answer.Of(response)).Is(HttpStatusCode.RequestEntityTooLarge).Code);
    }

    [Fact]
    public async Task A_body_of_which_nobody_knows_the_end_is_refused_once_it_is_too_long()
    {
        var app = await apps.On(Engine.Sqlite);
        using var line = new TcpClient();
        await line.ConnectAsync(app.Address.Host, app.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = line.GetStream();

        var head = "POST /v1/pledges HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer demo-focal-point-kaz\r\nContent-Type: "
            + "application/json\r\nTransfer-Encoding: chunked\r\n\r\n989680\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + new string(' ', 1_000_001)), TestContext.Current.CancellationToken);
        var answer = await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 413 ", answer);
        Assert.Contains("application/problem+json", answer);
        Assert.Contains("\"too-large\"", answer);
    }

    [Fact]
    public async Task A_body_that_may_be_left_out_may_also_be_empty_in_chunks()
    {
        var app = await apps.On(Engine.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/match-runs") { Content = new StreamContent(new MemoryStream()) };
        request.Headers.TransferEncodingChunked = true;

        using var response = await app.Planner.Client.SendAsync(request, TestContext.Current.CancellationToken);

        (await Answer.Of(response)).Is(HttpStatusCode.Accepted);
    }

    private async Task<Answer> Post(byte[] body, string? type = "application/json")
    {
        var app = await apps.On(Engine.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/pledges") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        using var response = await app.FocalPoint.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }
}
