using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;

namespace CapabilityRegistry.ForceGeneration.Outcomes;

/// <summary>All routes of this slice.</summary>
public static class OutcomeEndpoints
{
    public static void MapOutcomes(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/pledges/{id}/outcomes", GetPledgeOutcomes.Handle).WithTags("Pledges").WithName("GetPledgeOutcomes").Requires(Right.ReadOutcomes);
}
