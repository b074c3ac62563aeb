using CapabilityRegistry.Portal.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Reports;

/// <summary>Which papers there are.</summary>
public static class ReportsPage
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPage("/reports", _ => Task.FromResult(Page.Show<ReportsView, ReportsModel>(new())));
}

/// <summary>The list is the same for all; what a paper shows, and to whom, the API decides.</summary>
public sealed record ReportsModel;
