using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Planning.Runs;

/// <summary>
/// 202 with the run that waits for its turn. Once it is committed, the worker is woken, and whoever prefers to wait gets
/// 201 with the run that has ended.
/// </summary>
/// <param name="wait">How long the caller prefers to wait; null to come back.</param>
public sealed class StartedRun(MatchRunView view, TimeSpan? wait)
    : IResult, IValueHttpResult, IStatusCodeHttpResult, IVersionedResult, ICompletedLater, IEndpointMetadataProvider
{
    // How often the end is checked if another process carries the run out.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private bool HasEnded => view.Run.EndedAt is not null;

    public object? Value => view;

    public int? StatusCode => HasEnded ? StatusCodes.Status201Created : StatusCodes.Status202Accepted;

    public string ETag => Precondition.ETag(view.Run.Version);

    public string? Location => $"/v1/match-runs/{view.Run.Id}";

    public async Task<IResult> Complete(HttpContext context)
    {
        var signals = context.RequestServices.GetRequiredService<MatchSignals>();
        var ended = signals.WhenEnded(view.Run.Id);
        signals.Wake();
        var last = wait is { } patience ? await End(context, signals, ended, patience) : view;
        signals.Ended(view.Run.Id);
        return last.Run.Failure is { } failure ? Failed(last.Run.Id, failure) : new StartedRun(last, wait);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        (headers.ETag, headers.Location) = (ETag, Location);
        if (wait is { } patience)
        {
            headers[PreferWait.Applied] = $"wait={patience.TotalSeconds:0}";
        }

        if (!HasEnded)
        {
            headers.RetryAfter = Polling.Pause;
        }

        httpContext.Response.StatusCode = StatusCode!.Value;
        await httpContext.Response.WriteAsJsonAsync(view, Json.Options, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in (int[])[StatusCodes.Status201Created, StatusCodes.Status202Accepted])
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(MatchRunView), ["application/json"]));
            builder.Metadata.Add(new SendsHeader(status, HeaderNames.ETag));
            builder.Metadata.Add(new SendsHeader(status, HeaderNames.Location));
        }

        builder.Metadata.Add(new SendsHeader(StatusCodes.Status201Created, PreferWait.Applied));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status202Accepted, PreferWait.Applied, Always: false));
        builder.Metadata.Add(new SendsHeader(StatusCodes.Status202Accepted, HeaderNames.RetryAfter));
    }

    private async Task<MatchRunView> End(HttpContext context, MatchSignals signals, Task ended, TimeSpan patience)
    {
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var began = clock.GetTimestamp();
        var current = view;
        while (current.Run.EndedAt is null && patience - clock.GetElapsedTime(began) is var left && left > TimeSpan.Zero)
        {
            await Task.WhenAny(ended, Task.Delay(left < Look ? left : Look, clock, context.RequestAborted));
            context.RequestAborted.ThrowIfCancellationRequested();
            // Registered before the run is read, so that its end cannot be missed.
            ended = signals.WhenEnded(view.Run.Id);
            current = await Current(context);
        }

        return current;
    }

    private async Task<MatchRunView> Current(HttpContext context)
    {
        await using var scope = context.RequestServices.CreateAsyncScope();
        var caller = Caller.Of(context.User);
        var job = await scope.ServiceProvider.GetRequiredService<JobStore>().Find(view.Run.Id, caller);
        return await scope.ServiceProvider.GetRequiredService<MatchRunStore>().View(job!, caller);
    }

    private static Refused Failed(string run, MatchRunFailure failure) => Refused.Because(JobFailure.MeansConflict(failure.Code)
        ? new Refusal(JobFailure.NoPlanHoldsThePins, failure.Detail)
        : new Refusal("run-failed", $"{run} has no plan ({failure.Code}). {failure.Detail} Tell the operator the trace id.")
        {
            Kind = RefusalKind.InternalError,
        });
}
