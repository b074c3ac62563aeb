using System.Text;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>A request as bytes, and what must come of it.</summary>
/// <param name="Statuses">One of these must be the answer.</param>
public sealed record HostileLine(string What, string Request, params int[] Statuses);

/// <summary>What no HTTP client sends: header lines twice, two lengths, detours in the path, odd wishes.</summary>
public static class HostileLines
{
    public static IEnumerable<HostileLine> Of(Operation operation, RequestData good)
    {
        var isPublic = operation.Response(401) is null;
        yield return new("Authorization twice", Raw(good, $"Authorization: Bearer {good.Token}"), isPublic ? 200 : 401);
        yield return new("two tokens in one header", Raw(good with { Token = $"{good.Token}, Bearer {good.Token}" }), isPublic ? 200 : 401);
        if (operation.Takes("If-Match"))
        {
            yield return new("If-Match twice", Raw(good, $"If-Match: {good.IfMatch}"), 400);
            yield return new("a list of a thousand versions",
                Raw(good with { IfMatch = string.Join(", ", Enumerable.Range(1, 1_000).Select(i => $"\"{i}\"")) }), 400);
        }

        if (operation.Takes("Idempotency-Key"))
        {
            yield return new("Idempotency-Key twice", Raw(good with { Key = "a" }, "Idempotency-Key: b"), 400);
        }

        if (operation.Body is not null || operation.TakesFile)
        {
            yield return new("Content-Type twice", Raw(good, "Content-Type: text/plain"), 415);
            yield return new("a length and chunks", Raw(good, "Transfer-Encoding: chunked"), 400);
            yield return new("an encoding of the line that nobody knows", Raw(good, "Transfer-Encoding: gzip"), 400);
        }

        foreach (var path in Detours(good.Address))
        {
            // Without a token: whatever the path is taken for, nobody comes in by it.
            yield return new($"a detour: {path}", Raw(good with { Address = path, Token = null }), isPublic ? [200, 400, 404, 405] : [400, 401, 404, 405]);
        }
    }

    /// <summary>The bytes of a call, each as one letter, with further header lines.</summary>
    public static string Raw(RequestData call, params string[] more)
    {
        string?[] headers =
        [
            call.Token is null ? null : $"Authorization: Bearer {call.Token}",
            call.IfMatch is null ? null : $"If-Match: {call.IfMatch}",
            call.Key is null ? null : $"Idempotency-Key: {call.Key}",
            call.Body is null ? null : $"Content-Type: {call.ContentType}",
            call.Body is null && call.Method == HttpMethod.Get ? null : $"Content-Length: {call.Body?.Length ?? 0}",
            .. more,
        ];
        return RawConnection.Head($"{call.Method} {call.Address}", null, [.. headers.OfType<string>()]) + "\r\n"
            + (call.Body is null ? "" : Encoding.Latin1.GetString(call.Body));
    }

    private static IEnumerable<string> Detours(string address) =>
    [
        $"/{address}", $"{address}/", $"{address}/.", $"/nothing/..{address}", $"/openapi/%2e%2e{address}", $"/swagger/..{address}",
            $"/swagger/..%2f..{address}",
        $"{address}%00", $"{address}%20", $"{address};a=b", address.Replace("/v1", "/V1", StringComparison.Ordinal),
            address.Replace("/v1", "/%76%31", StringComparison.Ordinal),
        address.Replace("/v1", "/v1%2f", StringComparison.Ordinal),
            address.Replace("/v1/", "/v1%5c", StringComparison.Ordinal), $"http://elsewhere.example{address}",
        address.Replace("/v1", "/%c0%ae%c0%ae/v1", StringComparison.Ordinal),
    ];
}
