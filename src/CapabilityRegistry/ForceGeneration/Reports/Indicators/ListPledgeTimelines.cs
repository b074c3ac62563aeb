using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Reports.Indicators;

public static class ListPledgeTimelines
{
    public static readonly ListOrders<PledgeTimeline> Orders = new(
        "pledge",
        line => line.Pledge,
        SortField.Text<PledgeTimeline>("contributor", line => line.Contributor),
        SortField.Text<PledgeTimeline>("unitType", line => line.UnitType),
        SortField.Day<PledgeTimeline>("registeredOn", line => line.RegisteredOn, mayBeNull: true),
        SortField.Day<PledgeTimeline>("confirmedOn", line => line.ConfirmedOn, mayBeNull: true));

    /// <summary>How far each pledge came, and when</summary>
    /// <remarks>
    /// The list behind the figures of <c>GET /v1/reports/indicators</c>, with the same days: every pledge that was announced, handed in or registered by the
    /// last day, with the first day on which it came to each stage. Who speaks for one state gets those of its own units. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Results<Ok<Page<PledgeTimeline>>, BadRequestAnswer>> Handle(
        [AsParameters] IndicatorQuery query, [AsParameters] TimelineFilter filter, [AsParameters] PageQuery page, TimelineReader timelines,
        SnapshotReader snapshots, Caller caller, HttpRequest request)
    {
        if (query.Faults(snapshots.Today).ToList() is { Count: > 0 } faults)
        {
            return new BadRequestAnswer(faults);
        }

        var (from, to) = query.Days(snapshots.Today);
        return TypedResults.Ok(Orders.PageOf(request, [.. (await timelines.Read(to, caller)).Where(line => filter.Choice.Holds(line, from))], page));
    }
}
