using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>For each operation of the document a request that is carried out, by somebody who may send it.</summary>
public sealed class ReadyRequests
{
    private const int Seed = 20261129;

    private readonly RegistryApp _app;
    private readonly ReadyObjects _world;
    private readonly ValidRequests _good;

    private ReadyRequests(RegistryApp app, ReadyObjects world, ApiDocument document) =>
        (_app, _world, _good, Document) = (app, world, new ValidRequests(app, world, new SampleValues(document, world, new Random(Seed))), document);

    public ApiDocument Document { get; }

    public static async Task<ReadyRequests> Of(RegistryApp app)
    {
        var world = new ReadyObjects(app);
        await world.Begin();
        return new ReadyRequests(app, world, await ApiDocument.Of(app));
    }

    /// <param name="anyObject">Whether one object of the kind will do; otherwise a new one that is ready for the step.</param>
    public async Task<RequestData> To(Operation operation, bool anyObject = false)
    {
        var id = !operation.HasId ? "" : anyObject ? await _world.Any(operation) : await _world.Ready(operation);
        return await _good.To(operation, id, _good.Body(operation, Size.Least), TokenFor(operation));
    }

    private string? TokenFor(Operation operation)
    {
        var allowed = RolesFor(_app, operation);
        return operation.Response(401) is null
            ? null
            : DemoTokens.All.First(token => allowed.Contains(token.Value.Role) && token.Value.Contributor is null or "KAZ").Key;
    }

    /// <summary>Who may send it by the table of rights.</summary>
    internal static IReadOnlyList<Role> RolesFor(RegistryApp app, Operation operation)
    {
        var endpoint = app.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .First(each => each.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == operation.Id);
        var right = endpoint.Metadata.GetMetadata<RequiredRight>()?.Right;
        return [.. Enum.GetValues<Role>().Where(role => right is null || Rights.Allows(role, right.Value))];
    }
}
