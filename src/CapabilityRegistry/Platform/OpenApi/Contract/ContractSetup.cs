using Microsoft.AspNetCore.Routing.Matching;

namespace CapabilityRegistry.Platform.OpenApi.Contract;

public static class ContractSetup
{
    // A type of the framework that is not public.
    private const string RoutingByMediaType = "AcceptsMatcherPolicy";

    /// <summary>
    /// Only <see cref="ContractCheck"/> judges the media type of a body. Routing would do so first, and tell a stranger of it (415) who is to be
    /// told that there is no token (401).
    /// </summary>
    public static void AddContracts(this IServiceCollection services)
    {
        services.AddSingleton<Contracts>();
        services.Remove(services.Single(each => each.ServiceType == typeof(MatcherPolicy) && each.ImplementationType?.Name == RoutingByMediaType));
    }
}
