using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>Everything that can be wrong with a request to an operation, one thing at a time.</summary>
public sealed class Deviations(ApiDocument document, SampleValues values)
{
    private static readonly string[] HostileIds =
        ["nothing", "'%20OR%201=1%20--", "%F0%9F%A6%BA", "%E2%80%AE%E2%80%8B", "%ff%fe", "a%2Fb", "..%5C..%5Cx", "%0D%0AX-Injected:%201",
            "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "%c0%ae%c0%ae", "%EF%BC%AB%D0%90%C5%BB-00001", new('A', 2_000)];

    public IEnumerable<Deviation> Of(Operation operation, RequestData good, JsonNode? body) =>
    [
        .. Ids(operation, good),
        .. new BadQueries(document, values).Of(operation, good),
        .. Headers(operation, good),
        .. Bodies(operation, good, body),
        new("no token", good with { Token = null }, null, operation.Response(401) is null ? 200 : 401),
        new("unknown token", good with { Token = "crt_unknown" }, null, operation.Response(401) is null ? 200 : 401),
    ];

    private static IEnumerable<Deviation> Ids(Operation operation, RequestData good)
    {
        foreach (var id in operation.HasId ? HostileIds : [])
        {
            var query = good.Address[good.Address.Split('?')[0].Length..];
            yield return new("hostile id", good with { Address = operation.Path.Replace("{id}", id, StringComparison.Ordinal) + query }, null, 404);
        }
    }

    private static IEnumerable<Deviation> Headers(Operation operation, RequestData good)
    {
        if (operation.Takes("If-Match"))
        {
            yield return new("If-Match missing", good with { IfMatch = null }, "If-Match", 428, 403);
            yield return new("If-Match stale", good with { IfMatch = "\"999\"" }, "If-Match", 412, 403);
            foreach (var bad in new[] { "*", "W/\"1\"", "\"1\", \"2\"", "1", "\"\"", "\"1", "\"one\"", "\"9999999999\"" })
            {
                yield return new("If-Match malformed", good with { IfMatch = bad }, "If-Match", 400);
            }
        }

        if (operation.Takes("Idempotency-Key"))
        {
            yield return new("key too long", good with { Key = new string('k', 201) }, "Idempotency-Key", 400);
            yield return new("key with a space", good with { Key = "a key" }, "Idempotency-Key", 400);
        }
    }

    private IEnumerable<Deviation> Bodies(Operation operation, RequestData good, JsonNode? body) => (operation.TakesFile, body) switch
    {
        (true, _) => Files(operation, good),
        (_, null) => [new("a body where none is taken", good with { Body = "{}"u8.ToArray() }, "", 400)],
        (_, { } json) => JsonBodies(operation, good, json),
    };

    private static IEnumerable<Deviation> Files(Operation operation, RequestData good)
    {
        yield return new("a file that is not what its name says", good with { Body = SampleFiles.Png }, "", 400);
        yield return new("a file of no bytes", good with { Body = [] }, "", 400);
        yield return new("no name", good with { Address = good.Address.Split('?')[0] }, operation.Id == "StartImport" ? "kind" : "name", 400);
        foreach (var form in Forms(operation, good))
        {
            yield return form;
        }
    }

    private IEnumerable<Deviation> JsonBodies(Operation operation, RequestData good, JsonNode body)
    {
        foreach (var bad in new BadValues(document).Of(body, operation.Body!))
        {
            var text = bad.Body.ToJsonString().Replace(BadValues.HalfPair, @"\ud83d", StringComparison.Ordinal);
            yield return new(bad.What, good with { Body = Encoding.UTF8.GetBytes(text) }, bad.Place, 400);
        }

        var json = body.ToJsonString();
        foreach (var (what, text) in Unreadable(json))
        {
            yield return new(what, good with { Body = text }, "", 400);
        }

        foreach (var form in Forms(operation, good))
        {
            yield return form;
        }
    }

    private static IEnumerable<Deviation> Forms(Operation operation, RequestData good)
    {
        foreach (var type in new[] { "text/plain", "application/xml", $"{operation.BodyType}; charset=utf-16", $"{operation.BodyType}; charset=no-such",
            "application/json", "application/merge-patch+json", null }.Where(type => type != operation.BodyType))
        {
            yield return new($"content type {type ?? "missing"}", good with { ContentType = type }, "Content-Type", 415);
        }

        foreach (var encoding in new[] { "gzip", "br", "gzip, gzip" })
        {
            yield return new($"content encoding {encoding}", good with { ContentEncoding = encoding }, "Content-Encoding", 415);
        }

        if (operation.BodyRequired)
        {
            yield return new("no body", good with { Body = null }, "Content-Type", 415);
        }
    }

    private static IEnumerable<(string What, byte[] Body)> Unreadable(string json)
    {
        yield return ("cut off", Encoding.UTF8.GetBytes(json[..^1]));
        yield return ("more than one value", Encoding.UTF8.GetBytes($"{json} {json}"));
        yield return ("a comment", Encoding.UTF8.GetBytes($"/* */{json}"));
        yield return ("invalid UTF-8", [.. Encoding.UTF8.GetBytes("{\"text\":\""), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"}")]);
        yield return ("UTF-8 that is longer than it need be", [.. Encoding.UTF8.GetBytes("{\"text\":\""), 0xC0, 0xAF, .. Encoding.UTF8.GetBytes("\"}")]);
        yield return ("a byte order mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)]);
        yield return ("UTF-16", Encoding.Unicode.GetBytes(json));
        yield return ("UTF-32", Encoding.UTF32.GetBytes(json));
        yield return ("garbage behind it", Encoding.UTF8.GetBytes($"{json}\0"));
        yield return ("a member twice", Encoding.UTF8.GetBytes("{\"reason\":\"a\",\"reason\":\"a\"}"));
        yield return ("half of a surrogate pair as a name", Encoding.UTF8.GetBytes("{\"\\ud83d\":1}"));
        yield return ("a thousand levels deep", Encoding.UTF8.GetBytes(new string('[', 1_000) + new string(']', 1_000)));
    }
}
