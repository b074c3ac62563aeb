using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Tests.Support.Watching;

namespace CapabilityRegistry.Tests.Support;

/// <summary>Somebody who talks to the registry over HTTP.</summary>
/// <param name="readsBack">Whether every object is read again after a change and compared with the answer.</param>
public sealed class Session(HttpClient client, bool readsBack = true)
{
    public HttpClient Client => client;

    /// <summary>This caller without reading back, for tests that count what was read, send several requests at once, or may write but not read.</summary>
    public Session WithoutReadingBack => new(client, false);

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Answer> Post(string path, JsonNode? body = null, string? ifMatch = null, string? key = null) =>
        Send(HttpMethod.Post, path, body?.ToJsonString(), ifMatch, key);

    /// <summary>Posts a file.</summary>
    public Task<Answer> Attach(string path, byte[] content, string? key = null) => Send(HttpMethod.Post, path, content, null, key, FileBody.MediaType, null);

    /// <summary>Posts and prefers to wait for the end of what that begins.</summary>
    public Task<Answer> PostAndWait(string path, JsonNode? body = null) =>
        Send(HttpMethod.Post, path, body?.ToJsonString(), prefer: "wait=60");

    public Task<Answer> Put(string path, JsonNode body, string? ifMatch = null) =>
        Send(HttpMethod.Put, path, body.ToJsonString(), ifMatch);

    /// <summary>Takes a step on an object as it is now: reads its ETag, then posts.</summary>
    public async Task<Answer> Step(string path, JsonNode? body = null)
    {
        var etag = (await Get(path[..path.LastIndexOf('/')])).ETag;
        return await Post(path, body, etag);
    }

    /// <summary>Deletes an object as it is now: reads its ETag, then deletes.</summary>
    public async Task<Answer> Delete(string path) => await Send(HttpMethod.Delete, path, ifMatch: (await Get(path)).ETag);

    public Task<Answer> Send(HttpMethod method, string path, string? body = null, string? ifMatch = null, string? key = null,
        string mediaType = "application/json", string? prefer = null) =>
        Send(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), ifMatch, key, mediaType, prefer);

    private async Task<Answer> Send(
        HttpMethod method, string path, byte[]? body, string? ifMatch, string? key, string mediaType, string? prefer)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        if (prefer is not null)
        {
            request.Headers.TryAddWithoutValidation("Prefer", prefer);
        }

        var answer = await Send(request);
        if (readsBack && method != HttpMethod.Get && (int)answer.Status < 300)
        {
            await (method == HttpMethod.Delete ? ReadBack.CheckGone(path, Get) : ReadBack.Check(path, answer, Get));
        }

        return answer;
    }

    private async Task<Answer> Send(HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        return await Answer.Of(response);
    }
}
