using System.Net.Http.Headers;
using System.Text;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>One request, as it goes over the line.</summary>
public sealed record RequestData
{
    public required HttpMethod Method { get; init; }

    public required string Address { get; init; }

    public string? Token { get; init; }

    public byte[]? Body { get; init; }

    public string? ContentType { get; init; } = "application/json";

    public string? ContentEncoding { get; init; }

    public string? IfMatch { get; init; }

    public string? Key { get; init; }

    /// <summary>Further header fields.</summary>
    public IReadOnlyList<(string Name, string Value)> More { get; init; } = [];

    /// <summary>With a parameter more.</summary>
    public RequestData With(string parameter) => this with { Address = $"{Address}{(Address.Contains('?') ? '&' : '?')}{parameter}" };

    public async Task<Answer> Send(HttpClient client)
    {
        using var request = Message();
        using var response = await client.SendAsync(request);
        return await Answer.Of(response);
    }

    /// <summary>The answer as it came over the line: its Content-Encoding and its bytes.</summary>
    public async Task<(string? Encoding, byte[] Body)> SendRaw(HttpClient client)
    {
        using var request = Message();
        using var response = await client.SendAsync(request);
        return (response.Content.Headers.ContentEncoding.SingleOrDefault(), await response.Content.ReadAsByteArrayAsync());
    }

    private HttpRequestMessage Message()
    {
        var request = new HttpRequestMessage(Method, Address);
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            request.Content.Headers.ContentType = ContentType is null ? null : MediaTypeHeaderValue.Parse(ContentType);
            request.Content.Headers.TryAddWithoutValidation("Content-Encoding", ContentEncoding is null ? [] : [ContentEncoding]);
        }

        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>The request in a form in which it can be repeated by hand.</summary>
    public override string ToString()
    {
        var headers = string.Concat(Headers.Select(header => $" -H '{header.Name}: {header.Value}'"));
        var body = Body is null ? "" : $" -H 'Content-Type: {ContentType}' -H 'Content-Encoding: {ContentEncoding}' --data-raw "
            + $"'{Short(Encoding.UTF8.GetString(Body))}'";
        return $"curl -X {Method} '{Short(Address)}'{headers}{body}";
    }

    private IEnumerable<(string Name, string Value)> Headers =>
        new (string Name, string? Value)[] { ("Authorization", Token is null ? null : $"Bearer {Token}"), ("If-Match", IfMatch), ("Idempotency-Key", Key) }
            .Where(header => header.Value is not null).Select(header => (header.Name, header.Value!))
            .Concat(More);

    private static string Short(string text) => text.Length <= 2_000 ? text : $"{text[..2_000]}… ({text.Length} characters)";
}
