using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Audit;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Limits;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Platform.Changes;

/// <summary>200 with the next events once there are any, or with none when the time is over; nothing is held meanwhile but the line.</summary>
public sealed class WaitedChangesAnswer(EventQuery query, EventSearch search, TimeSpan patience, Caller caller)
    : IResult, IStatusCodeHttpResult, ICompletedLater
{
    public int? StatusCode => StatusCodes.Status200OK;

    public async Task<IResult> Complete(HttpContext context)
    {
        RateLimits.FreePlace(context);
        var (feed, clock) = (context.RequestServices.GetRequiredService<ChangeFeed>(), context.RequestServices.GetRequiredService<TimeProvider>());
        var rows = await feed.Wait(search, caller, query.Take, patience, context, clock);
        context.Response.Headers[PreferWait.Applied] = $"wait={patience.TotalSeconds:0}";
        return ListChanges.Page(context.Request, query, rows);
    }

    public Task ExecuteAsync(HttpContext httpContext) => throw new System.Diagnostics.UnreachableException();
}
