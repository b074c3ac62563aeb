using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Access;

/// <summary>Who may do what with whose objects.</summary>
public sealed record RightsTable
{
    public required IReadOnlyList<RightView> Rights { get; init; }
}

/// <summary>One right and who has it.</summary>
public sealed record RightView
{
    public required Right Right { get; init; }

    /// <summary>What its holder may do.</summary>
    public required string Allows { get; init; }

    /// <summary>What a token must be good for to use it.</summary>
    public required TokenScope Scope { get; init; }

    /// <summary>The operationIds of the endpoints that demand it.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    public required IReadOnlyList<RoleView> Roles { get; init; }
}

/// <summary>A role that has a right.</summary>
public sealed record RoleView
{
    public required Role Role { get; init; }

    /// <summary>Whose objects it reaches with it.</summary>
    public required Reach Reach { get; init; }
}

public static class ListRights
{
    /// <summary>The whole table of rights: which role may do what with whose objects, and which operations demand it</summary>
    public static Ok<RightsTable> Handle(EndpointDataSource endpoints) =>
        TypedResults.Ok(new RightsTable { Rights = [.. Rights.Table.Select(grant => View(grant, endpoints))] });

    private static RightView View(Grant grant, EndpointDataSource endpoints) => new()
    {
        Right = grant.Right,
        Allows = grant.Text,
        Scope = grant.Scope,
        Operations = [.. endpoints.Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<RequiredRight>()?.Right == grant.Right)
            .Select(endpoint => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName)
            .Order(StringComparer.Ordinal)],
        Roles = [.. grant.Roles.Select(role => new RoleView { Role = role, Reach = grant.ReachOf(role) })],
    };
}
