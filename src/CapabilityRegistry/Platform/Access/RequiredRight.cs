using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;

namespace CapabilityRegistry.Platform.Access;

/// <summary>What an endpoint demands of its caller; readable by tests and by the OpenAPI document.</summary>
public sealed record RequiredRight(Right Right);

public static class RequiredRightExtensions
{
    /// <summary>Only callers with this right reach the endpoint: 401 without a valid token, 403 without the right.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Right right)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint
            .WithMetadata(new RequiredRight(right))
            .RequireAuthorization(policy => policy
                .RequireAuthenticatedUser()
                .RequireAssertion(context => Caller.Find(context.User) is { } caller && Rights.Allow(caller, right)));
}
