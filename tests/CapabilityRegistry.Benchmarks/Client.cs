using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CapabilityRegistry.Benchmarks;

/// <summary>Asks a server over a fixed number of connections.</summary>
internal sealed class Client : IDisposable
{
    private readonly HttpClient _http;
    private readonly int _connections;

    public Client(Uri address, string token, int connections = 1)
    {
        _connections = connections;
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task<bool> TryGet(string path)
    {
        try
        {
            using var answer = await _http.GetAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public Task<byte[]> Bytes(string path) => _http.GetByteArrayAsync(path);

    /// <summary>Changes something.</summary>
    /// <param name="version">Of what is changed; null if something is made.</param>
    public async Task Post(string path, string json, int? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (version is { } known)
        {
            request.Headers.TryAddWithoutValidation("If-Match", Report.Text($"\"{known}\""));
        }

        using var answer = await _http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path} was answered with {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    /// <summary>Makes new things on all connections for a time; the milliseconds of each.</summary>
    /// <param name="json">What is made, by a number that is never the same.</param>
    public async Task<IReadOnlyList<double>> Writes(string path, Func<int, string> json, TimeSpan time)
    {
        var (from, next) = (Stopwatch.GetTimestamp(), 0);
        var times = await Task.WhenAll(Enumerable.Range(0, _connections).Select(_ => Task.Run(async () =>
        {
            var took = new List<double>();
            while (Stopwatch.GetElapsedTime(from) < time)
            {
                var begun = Stopwatch.GetTimestamp();
                await Post(path, json(Interlocked.Increment(ref next)));
                took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            return took;
        })));
        return [.. times.SelectMany(each => each)];
    }

    /// <summary>One after the other; the milliseconds of each.</summary>
    public async Task<IReadOnlyList<double>> Times(IReadOnlyList<string> paths, int count, bool expectFound = true)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var from = Stopwatch.GetTimestamp();
            await Get(paths[i % paths.Count], expectFound);
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return times;
    }

    /// <summary>Posts one after the other and waits for the end of what each begins; the milliseconds of each.</summary>
    public async Task<IReadOnlyList<double>> PostTimes(string path, string json, int count)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
            request.Headers.Add("Prefer", "wait=60");
            var from = Stopwatch.GetTimestamp();
            using var answer = await _http.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.Created)
            {
                throw new InvalidOperationException($"{path} was answered with {answer.StatusCode}.");
            }

            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return times;
    }

    /// <summary>As many as get through on all connections in the time given.</summary>
    public async Task<int> Requests(IReadOnlyList<string> paths, TimeSpan time)
    {
        var from = Stopwatch.GetTimestamp();
        var (next, done) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, _connections).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(from) < time)
            {
                await Get(paths[Interlocked.Increment(ref next) % paths.Count]);
                Interlocked.Increment(ref done);
            }
        })));
        return done;
    }

    public void Dispose() => _http.Dispose();

    private async Task Get(string path, bool expectFound = true)
    {
        using var answer = await _http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        if (expectFound != answer.IsSuccessStatusCode || (!expectFound && answer.StatusCode != HttpStatusCode.NotFound))
        {
            throw new InvalidOperationException($"{path} was answered with {answer.StatusCode}.");
        }

        await answer.Content.CopyToAsync(Stream.Null);
    }
}
