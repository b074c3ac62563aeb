using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Gaps.Changes;

public static class ListChangedObjects
{
    public static readonly ListOrders<ChangedObject> Orders = new("id", changed => changed.Id);

    /// <summary>The objects because of which the gap may differ between two times</summary>
    /// <remarks>
    /// The list behind the causes of <c>GET /v1/gaps/changes</c>, with the same days: requirements, pledges and deployments, each with the causes
    /// that are about it. What is on record beside a pledge, such as a condition or a vetting, is told of the pledge. An object may have changed without any
    /// effect on the gap. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Results<Ok<Page<ChangedObject>>, BadRequestAnswer>> Handle(
        [AsParameters] GapSpan span, [AsParameters] ChangedQuery query, [AsParameters] PageQuery page, PastSnapshotReader snapshots, Caller caller,
        HttpRequest request, CancellationToken cancel)
    {
        if (span.Faults(snapshots.Today).ToList() is { Count: > 0 } faults)
        {
            return new BadRequestAnswer(faults);
        }

        var (from, to) = await GapSnapshot.Between(span, snapshots, caller);
        var changed = ChangedObject.Of(GapSteps.Between(from, to), to)
            .Where(each => query.Cause is not { Length: > 0 } causes || causes.Any(cause => each.Causes.Contains(cause.Value)));
        return TypedResults.Ok(Orders.PageOf(request, [.. changed], page));
    }
}
