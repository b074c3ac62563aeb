using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Lists;

namespace CapabilityRegistry.Platform.Digests;

/// <summary>All routes of digests by mail. What the links in mails do: <see cref="DigestLinks"/>.</summary>
public static class DigestEndpoints
{
    public static void MapDigests(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/digests").WithTags("Digests");
        group.MapGet("", ListDigests.Handle).WithName("ListDigests").SortedBy(DigestStore.Orders).Requires(Right.ReadDigests);
        group.MapGet("/{id}", GetDigest.Handle).WithName("GetDigest").Requires(Right.ReadDigests);
        group.MapPost("", SubscribeDigest.Handle).WithName("SubscribeDigest").Requires(Right.SubscribeDigest);
        group.MapPost("/{id}/end", EndDigest.Handle).WithName("EndDigest").Requires(Right.EndDigest);
    }
}
