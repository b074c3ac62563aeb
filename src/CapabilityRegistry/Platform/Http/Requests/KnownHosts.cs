using Microsoft.AspNetCore.HostFiltering;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>
/// Requests to a host that AllowedHosts does not name are refused like every other request that is not understood. By itself the framework would
/// do so before everything else, with a page of HTML and without the header fields of every answer.
/// </summary>
public static class KnownHosts
{
    // A type of the framework that is not public.
    private const string BeforeEverything = "HostFilteringStartupFilter";

    public static void AddKnownHosts(this IServiceCollection services)
    {
        services.Remove(services.Single(each => each.ServiceType == typeof(IStartupFilter) && each.ImplementationType?.Name == BeforeEverything));
        services.Configure<HostFilteringOptions>(options => options.IncludeFailureMessage = false);
    }
}
