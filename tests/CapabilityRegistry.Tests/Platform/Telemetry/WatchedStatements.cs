using System.Collections.Concurrent;
using System.Diagnostics;
using CapabilityRegistry.Platform.Data.Statements;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Telemetry;

/// <summary>Which statements a request sends, by the spans that the program tells whoever listens within its process.</summary>
internal sealed class WatchedStatements : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public WatchedStatements()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == StatementTrace.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The names of the statements of one request, in the order in which they ended.</summary>
    public async Task<IReadOnlyList<string>> In(Session session, string path) => [.. (await Spans(session, path)).Select(span => span.DisplayName)];

    public async Task<IReadOnlyList<Activity>> Spans(Session session, string path)
    {
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{trace}-b7ad6b7169203331-01");
        using var answer = await session.Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return [.. _ended.Where(span => span.TraceId == trace)];
    }

    public void Dispose() => _listener.Dispose();
}
