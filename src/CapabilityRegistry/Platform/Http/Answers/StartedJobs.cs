using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Platform.Http.Answers;

/// <summary>
/// What answers have in common that begin a job of a queue: 202 with what waits for its turn, or 201 with what has ended, for whoever prefers to wait.
/// </summary>
public static class StartedJobs
{
    // How often the end is looked for if another process carries the job out.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public static int StatusOf(bool isUnfinished) => isUnfinished ? StatusCodes.Status202Accepted : StatusCodes.Status201Created;

    /// <summary>Wakes the worker of a job that is committed, and waits for its end for as long as the caller prefers.</summary>
    /// <param name="begun">It as it was committed.</param>
    /// <param name="wait">Null to come back.</param>
    /// <param name="current">Reads it anew, in a scope of its own.</param>
    /// <returns>It as it is then.</returns>
    public static async Task<T> Complete<T>(
        HttpContext context, JobSignals signals, string id, T begun, TimeSpan? wait, Func<T, bool> isUnfinished, Func<IServiceProvider, Task<T>> current)
    {
        var ended = signals.WhenEnded(id);
        signals.Wake();
        var last = wait is { } patience ? await Wait(ended, patience) : begun;
        signals.Ended(id);
        return last;

        async Task<T> Wait(Task end, TimeSpan longest)
        {
            var clock = context.RequestServices.GetRequiredService<TimeProvider>();
            var began = clock.GetTimestamp();
            var seen = begun;
            while (isUnfinished(seen) && longest - clock.GetElapsedTime(began) is var left && left > TimeSpan.Zero)
            {
                await Task.WhenAny(end, Task.Delay(left < Look ? left : Look, clock, context.RequestAborted));
                context.RequestAborted.ThrowIfCancellationRequested();
                // Registered before the job is read, so that its end cannot be missed.
                end = signals.WhenEnded(id);
                await using var scope = context.RequestServices.CreateAsyncScope();
                seen = await current(scope.ServiceProvider);
            }

            return seen;
        }
    }

    public static Task Write(HttpContext context, object view, string etag, string? location, TimeSpan? wait, bool isUnfinished)
    {
        var headers = context.Response.Headers;
        (headers.ETag, headers.Location) = (etag, location);
        if (wait is { } patience)
        {
            headers[PreferWait.Applied] = $"wait={patience.TotalSeconds:0}";
        }

        if (isUnfinished)
        {
            headers.RetryAfter = Polling.Pause;
        }

        context.Response.StatusCode = StatusOf(isUnfinished);
        return context.Response.WriteAsJsonAsync(view, view.GetType(), Json.Options, context.RequestAborted);
    }

    /// <summary>What the document says of such an answer.</summary>
    public static void Describe<TView>(EndpointBuilder builder)
    {
        foreach (var status in (int[])[StatusCodes.Status201Created, StatusCodes.Status202Accepted])
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(TView), ["application/json"]));
            builder.Metadata.Add(new SendsHeader(status, HeaderNames.ETag));
            builder.Metadata.Add(new SendsHeader(status, HeaderNames.Location));
        }

        builder.Metadata.Add(new SendsHeader(StatusCodes.Status201Created, PreferWait.Applied));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status202Accepted, PreferWait.Applied, Always: false));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status202Accepted, HeaderNames.RetryAfter));
    }
}
