using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.Metadata;

namespace CapabilityRegistry.Planning.Runs;

/// <summary>
/// 202 with the run that waits for its turn. Once it is committed, the worker is woken, and whoever prefers to wait gets
/// 201 with the run that has ended.
/// </summary>
/// <param name="wait">How long the caller prefers to wait; null to come back.</param>
public sealed class StartedRun(MatchRunView view, TimeSpan? wait)
    : IResult, IValueHttpResult, IStatusCodeHttpResult, IVersionedResult, ICompletedLater, IEndpointMetadataProvider
{
    public object? Value => view;

    public int? StatusCode => StartedJobs.StatusOf(IsUnfinished(view));

    public string ETag => Precondition.ETag(view.Run.Version);

    public string? Location => $"/v1/match-runs/{view.Run.Id}";

    public async Task<IResult> Complete(HttpContext context)
    {
        var signals = context.RequestServices.GetRequiredService<MatchSignals>();
        var last = await StartedJobs.Complete(context, signals, view.Run.Id, view, wait, IsUnfinished, services => Current(services, Caller.Of(context.User)));
        return last.Run.Failure is { } failure ? Failed(last.Run.Id, failure) : new StartedRun(last, wait);
    }

    public Task ExecuteAsync(HttpContext httpContext) => StartedJobs.Write(httpContext, view, ETag, Location, wait, IsUnfinished(view));

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => StartedJobs.Describe<MatchRunView>(builder);

    private static bool IsUnfinished(MatchRunView seen) => seen.Run.EndedAt is null;

    private async Task<MatchRunView> Current(IServiceProvider services, Caller caller)
    {
        var job = await services.GetRequiredService<JobStore>().Find(view.Run.Id, caller);
        return await services.GetRequiredService<MatchRunStore>().View(job!, caller);
    }

    private static Refused Failed(string run, MatchRunFailure failure) => Refused.Because(JobFailure.MeansConflict(failure.Code)
        ? new Refusal(JobFailure.NoPlanHoldsThePins, failure.Detail)
        : new Refusal("run-failed", $"{run} has no plan ({failure.Code}). {failure.Detail} Tell the operator the trace id.")
        {
            Kind = RefusalKind.InternalError,
        });
}
