using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Registry.Agreements;

/// <summary>All routes of this slice.</summary>
public static class AgreementEndpoints
{
    public static void MapAgreements(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/agreements").WithTags("Evidence");
        group.MapGet("", ListAgreements.Handle).WithName("ListAgreements").SortedBy(AgreementStore.Orders).Requires(Right.ReadPledges);
        group.MapGet("/{id}", GetAgreement.Handle).WithName("GetAgreement").Requires(Right.ReadPledges);
        group.MapPost("", RecordAgreement.Handle).WithName("RecordAgreement").Requires(Right.DecidePledges);
        group.MapPost("/{id}/end", EndAgreement.Handle).WithName("EndAgreement").Requires(Right.DecidePledges);
    }
}
