namespace CapabilityRegistry.Portal.Api;

/// <summary>Who somebody is to the registry.</summary>
public sealed record CallerView
{
    public required string Name { get; init; }

    public required string Person { get; init; }

    /// <summary>A code of the API: focal-point, planner, assessor, auditor, administrator, integrator.</summary>
    public required string Role { get; init; }

    /// <summary>The state that somebody speaks for, ISO 3166-1 alpha-3; null if none.</summary>
    public string? Contributor { get; init; }

    /// <summary>Codes of the API, such as offer-pledges; none of a session, whose rights are asked for when they matter.</summary>
    public IReadOnlyList<string> Rights { get; init; } = [];
}
