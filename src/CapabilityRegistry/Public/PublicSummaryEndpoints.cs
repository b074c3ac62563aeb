namespace CapabilityRegistry.Public;

/// <summary>All routes of this slice.</summary>
public static class PublicSummaryEndpoints
{
    public static void MapPublicSummary(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/public/summary", GetPublicSummary.Handle).WithTags("Public").WithName("GetPublicSummary").AllowAnonymous();
}
