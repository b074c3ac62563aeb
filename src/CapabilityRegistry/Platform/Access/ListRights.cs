using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Access;

/// <summary>Who may do what with whose objects.</summary>
public sealed record RightsTable
{
    public required IReadOnlyList<RightView> Rights { get; init; }

    /// <summary>Fields that some of those who may see an object do not get.</summary>
    public required IReadOnlyList<RedactionView> Redactions { get; init; }
}

/// <summary>Fields of an object that are left out for some callers, and named in its <c>redacted</c>.</summary>
public sealed record RedactionView
{
    /// <summary>The object's schema.</summary>
    [CodeOf("RedactedObject")]
    public required string Object { get; init; }

    /// <summary>The members that are left out.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>Who does not get them.</summary>
    public required string HiddenFrom { get; init; }
}

/// <summary>One right and who has it.</summary>
public sealed record RightView
{
    public required Right Right { get; init; }

    /// <summary>What its holder may do.</summary>
    public required string Allows { get; init; }

    /// <summary>The token scope that is needed: read or write.</summary>
    public required TokenScope Scope { get; init; }

    /// <summary>The operationIds of the endpoints that demand it.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>The kinds of objects whose events its holder may read, in histories and in the feed of changes.</summary>
    [CodeOf("SubjectKind")]
    public required IReadOnlyList<string> Events { get; init; }

    public required IReadOnlyList<RoleView> Roles { get; init; }
}

/// <summary>A role that has a right.</summary>
public sealed record RoleView
{
    public required Role Role { get; init; }

    /// <summary>Which states' objects the role reaches with this right.</summary>
    public required StatesReached Reach { get; init; }
}

public static class ListRights
{
    /// <summary>The whole table of rights: which role may do what with whose objects</summary>
    /// <remarks>
    /// Each right with the roles that have it, the operations that demand it and the kinds of objects whose events it opens; <c>redactions</c> are
    /// the members that some callers do not get. The registry decides by this same table, and every caller reads it alike. It may be kept and asked
    /// for again with <c>If-None-Match</c>.
    /// </remarks>
    public static Ok<RightsTable> Handle(EndpointDataSource endpoints) =>
        TypedResults.Ok(new RightsTable
        {
            Rights = [.. Rights.Table.Select(grant => View(grant, endpoints))],
            Redactions = [.. Redactions.Table.Select(View)],
        });

    private static RedactionView View(Redaction redaction) =>
        new() { Object = redaction.Object, Fields = redaction.Fields, HiddenFrom = redaction.HiddenFrom };

    private static RightView View(Grant grant, EndpointDataSource endpoints) => new()
    {
        Right = grant.Right,
        Allows = grant.Text,
        Scope = grant.Scope,
        Operations = [.. endpoints.Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<RequiredRight>()?.Right == grant.Right)
            .Select(endpoint => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName)
            .Order(StringComparer.Ordinal)],
        Events = [.. SubjectKinds.Table.Where(kind => kind.Read == grant.Right).Select(kind => kind.Name)],
        Roles = [.. grant.Roles.Select(role => new RoleView { Role = role, Reach = grant.ReachOf(role) })],
    };
}
