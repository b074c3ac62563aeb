using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Access;

/// <summary>Who a token speaks for.</summary>
public sealed record CallerView
{
    /// <summary>The name of the token, or of the login: the actor of everything done with it.</summary>
    public required string Name { get; init; }

    /// <summary>Who is behind it: one person may hold several tokens.</summary>
    public required string Person { get; init; }

    public required Role Role { get; init; }

    /// <summary>The state it is bound to, ISO 3166-1 alpha-3; null for the United Nations.</summary>
    public required string? Contributor { get; init; }

    /// <summary>Whether it may read, write or both, within what the role may do.</summary>
    public required IReadOnlyList<TokenScope> Scopes { get; init; }

    /// <summary>What it may do, by its role and its scopes; whose objects that reaches is told by <c>GET /v1/access/rights</c>.</summary>
    public required IReadOnlyList<Right> Rights { get; init; }
}

public static class GetCaller
{
    /// <summary>Who you are to the registry</summary>
    /// <remarks>
    /// The name, person, role, state and rights of the token that the request is sent with. Whose objects each right reaches is told by
    /// <c>GET /v1/access/rights</c>.
    /// </remarks>
    public static Ok<CallerView> Handle(Caller caller) => TypedResults.Ok(new CallerView
    {
        Name = caller.Name,
        Person = caller.Person,
        Role = caller.Role,
        Contributor = caller.Contributor,
        Scopes = [.. caller.Scopes.Order()],
        Rights = [.. Rights.Table.Select(grant => grant.Right).Where(right => Rights.Allow(caller, right))],
    });
}
