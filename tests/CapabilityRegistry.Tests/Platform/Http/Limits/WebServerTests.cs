using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Limits;

/// <summary>
/// What the web server refuses before it is a request to anything: with a status and no body, since there is nothing
/// yet that could write one. Afterwards it answers as before.
/// </summary>
public sealed class WebServerTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    public static TheoryData<string, int, string> Unreadable => new()
    {
        { "a line that is too long", 414, RawConnection.Head($"GET /v1/pledges?after={new string('A', 9_000)}", null) + "\r\n" },
        { "headers that are too long", 431, RawConnection.Head("GET /v1/pledges", null, $"If-Match: {new string('1', 20_000)}") + "\r\n" },
        { "thousands of headers", 431, RawConnection.Head("GET /v1/pledges", null, [.. Enumerable.Range(0, 1_000).Select(i => $"X-{i}: 1")]) + "\r\n" },
        { "no host", 400, "GET /v1/pledges HTTP/1.1\r\nConnection: close\r\n\r\n" },
        { "two hosts", 400, RawConnection.Head("GET /v1/pledges", null, "Host: elsewhere") + "\r\n" },
        { "a NUL in the path", 400, RawConnection.Head("GET /v1/pledges/%00", null) + "\r\n" },
        { "a bare NUL in the path", 400, RawConnection.Head("GET /v1/pledges/\0", null) + "\r\n" },
        { "a NUL in a header", 400, RawConnection.Head("GET /v1/pledges", null, "X-A: a\0b") + "\r\n" },
        { "a bare line feed in a header", 400, RawConnection.Head("GET /v1/pledges", null, "X-A: a\rb") + "\r\n" },
        { "a header without a name", 400, RawConnection.Head("GET /v1/pledges", null, ": 1") + "\r\n" },
        { "a space before the colon", 400, RawConnection.Head("GET /v1/pledges", null, "X-A : 1") + "\r\n" },
        { "two lengths", 400, RawConnection.Head("POST /v1/pledges", "demo-focal-point-kaz", "Content-Length: 1", "Content-Length: 2") + "\r\n{}" },
        { "a negative length", 400, RawConnection.Head("POST /v1/pledges", "demo-focal-point-kaz", "Content-Length: -1") + "\r\n{}" },
        { "a length beyond all numbers", 400, RawConnection.Head("POST /v1/pledges", "demo-focal-point-kaz", "Content-Length: 99999999999999999999")
            + "\r\n{}" },
        { "another version", 505, "GET /v1/pledges HTTP/9.9\r\nHost: localhost\r\n\r\n" },
        { "no HTTP", 400, "\u0016\u0003\u0001\u0002\r\n\r\n" },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task What_is_no_request_is_refused_with_a_status_alone(string what, int status, string request)
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = await RawConnection.Ask(app, request);

        Assert.True(answer.StartsWith($"HTTP/1.1 {status} ", StringComparison.Ordinal), $"{what}: {answer}");
        Assert.EndsWith("\r\n\r\n", answer);
        Assert.DoesNotContain("Server:", answer);
        Assert.StartsWith("HTTP/1.1 200 ", await RawConnection.Ask(app, RawConnection.Head("GET /v1/unit-types", "demo-planner") + "\r\n"));
    }
}
