using System.Reflection;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Conformance.Routes;

/// <summary>One endpoint of the running registry and who may use it.</summary>
internal sealed record Route
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>The operationId.</summary>
    public required string? Name { get; init; }

    /// <summary>Null if it demands none.</summary>
    public required Right? Right { get; init; }

    public required bool IsPublic { get; init; }

    public required MethodInfo? Handler { get; init; }

    public IEnumerable<Role> Roles => Right is { } right ? Enum.GetValues<Role>().Where(role => Rights.Allows(role, right)) : [];

    /// <summary>METHOD path right roles…</summary>
    public string Line => string.Join(' ', [Method, Path, IsPublic ? "public" : Right?.ToString() ?? "undeclared", .. Roles.Select(role => role.Code())]);

    public static IReadOnlyList<Route> Of(RegistryApp app) => [.. All(app).OrderBy(route => $"{route.Path} {route.Method}", StringComparer.Ordinal)];

    private static IEnumerable<Route> All(RegistryApp app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        // Pages have a matrix of their own.
        where endpoint.Metadata.GetMetadata<PortalRoute>() is null
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select Of(endpoint, method);

    private static Route Of(RouteEndpoint endpoint, string method) => new()
    {
        Method = method,
        Path = endpoint.RoutePattern.RawText!.TrimEnd('/') is { Length: > 0 } path ? path : "/",
        Name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName,
        Right = endpoint.Metadata.GetMetadata<RequiredRight>()?.Right,
        IsPublic = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
        Handler = endpoint.Metadata.GetMetadata<MethodInfo>(),
    };
}
