using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Registry.Vettings;

/// <summary>All routes of this slice.</summary>
public static class VettingEndpoints
{
    public static void MapVettings(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/vettings").WithTags("Conduct");
        group.MapGet("", ListVettings.Handle).WithName("ListVettings").SortedBy(VettingStore.Orders).Requires(Right.ReadConduct);
        group.MapGet("/{id}", GetVetting.Handle).WithName("GetVetting").Requires(Right.ReadConduct);
        group.MapPost("", OpenVetting.Handle).WithName("OpenVetting").Requires(Right.VetUnits);
        group.MapPost("/{id}/clear", ClearVetting.Handle).WithName("ClearVetting").Requires(Right.VetUnits);
        group.MapPost("/{id}/bar", BarVetting.Handle).WithName("BarVetting").Requires(Right.VetUnits);
    }
}
