using System.Net;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapabilityRegistry.Tests.Platform.Http;

/// <summary>Nothing confidential reaches the log, at whatever level the operator sets it. Every registry under test is watched; here are the watch itself and
/// what tries hardest.</summary>
public sealed class LogTests
{
    private static readonly string AToken = TokenText.New();

    public static TheoryData<string> Secrets =>
        [AToken, "Bearer demo-planner", "authorization: bearer  " + AToken, "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln", "NV/KAZ/2026/117"];

    [Theory, MemberData(nameof(Secrets))]
    public async Task A_secret_in_the_log_fails_the_test_that_ends_the_registry(string secret)
    {
        foreach (var write in Ways(secret))
        {
            var app = await RegistryApp.On(Engine.Sqlite, "none");
            write(app.Services.GetRequiredService<ILogger<LogTests>>());

            var failure = await Assert.ThrowsAnyAsync<Exception>(async () => await app.DisposeAsync());
            Assert.Contains("secrets in the log", failure.Message);
        }
    }

    [Fact]
    public async Task The_name_of_a_caller_is_no_secret_and_the_watch_reads_all_levels()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "none");
        var before = app.Watch.Read;
        app.Services.GetRequiredService<ILogger<LogTests>>()
            .Log(LogLevel.Trace, default, "demo-planner has submitted crt_ and eyJ.", null, (state, _) => state);

        Assert.Equal(before + 1, app.Watch.Read);
        await app.Planner.Get("/v1/unit-types");
        Assert.True(app.Watch.Read > before + 10, "the framework logs its steps");
        Assert.Empty(app.Watch.Leaks);
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("token")]
    [InlineData("Authorization")]
    public async Task A_token_in_the_address_is_refused_and_not_logged(string parameter)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var token = await app.Token("auditor");

        Assert.Equal(HttpStatusCode.Unauthorized, (await app.As(null).Get($"/v1/pledges?{parameter}={token}")).Status);
        var answer = (await app.As(token).Get($"/v1/pledges?{parameter}={token}")).Is(HttpStatusCode.BadRequest);

        Assert.Equal([parameter], answer.Places);
        Assert.DoesNotContain(token, answer.Text);
        Assert.Empty(app.Watch.Leaks);
    }

    [Fact]
    public async Task What_the_web_server_cannot_read_is_not_quoted_in_the_log()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var token = await app.Token("auditor");
        string[] requests =
        [
            $"GET /v1/pledges HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\0\r\n\r\n",
            $"GET /v1/pledges HTTP/1.1\r\nHost: localhost\r\nAuthorization : Bearer {token}\r\n\r\n",
            $"GET /v1/pledges?access_token={token} HTTP/9.9\r\nHost: localhost\r\n\r\n",
            $"GET /v1/pledges?access_token={token}\0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            $"Authorization: Bearer {token}\r\n\r\n",
            $"GET /v1/pledges HTTP/1.1\r\nHost: Bearer {token}\r\n\r\n",
        ];

        foreach (var request in requests)
        {
            Assert.Matches("^HTTP/1.1 (400|505) ", await RawConnection.Ask(app, request));
        }

        Assert.Empty(app.Watch.Leaks);
    }

    private static IEnumerable<Action<ILogger>> Ways(string secret)
    {
        var (sentence, named) = ($"found {secret}", new Dictionary<string, object?> { ["header"] = secret });
        var failure = new InvalidOperationException("as", new FormatException(sentence));
        return
        [
            log => log.Log(LogLevel.Trace, default, sentence, null, (state, _) => state),
            log => log.Log(LogLevel.Debug, default, named, null, (_, _) => "found something"),
            log => log.Log(LogLevel.Error, default, "failed", failure, (state, _) => state),
            log => log.BeginScope(named),
            log => log.BeginScope(sentence),
        ];
    }
}
