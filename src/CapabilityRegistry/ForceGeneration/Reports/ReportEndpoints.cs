using CapabilityRegistry.ForceGeneration.Reports.Indicators;
using CapabilityRegistry.ForceGeneration.Reports.Requirements;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.ForceGeneration.Reports;

/// <summary>All routes of this slice.</summary>
public static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/reports").WithTags("Reports");
        group.MapGet("/requirements", GetRequirementsReport.Handle).WithName("GetRequirementsReport").Requires(Right.ReadGaps);
        group.MapGet("/indicators", GetIndicators.Handle).WithName("GetIndicators").Requires(Right.ReadIndicators);
        group.MapGet("/indicators/timelines", ListPledgeTimelines.Handle).WithName("ListPledgeTimelines").SortedBy(ListPledgeTimelines.Orders)
            .Requires(Right.ReadIndicators);
    }
}
