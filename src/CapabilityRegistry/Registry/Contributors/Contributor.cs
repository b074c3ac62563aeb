using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Contributors;

/// <summary>A Member State.</summary>
public sealed record Contributor
{
    /// <summary>ISO 3166-1 alpha-3.</summary>
    public required string Id { get; init; }

    /// <summary>The three digits of the United Nations M49 standard.</summary>
    public required string M49 { get; init; }

    public required string Name { get; init; }

    /// <summary>The United Nations regional group.</summary>
    public required string Region { get; init; }

    /// <summary>The organisations that the state belongs to, each with its dates.</summary>
    public required IReadOnlyList<Membership> Memberships { get; init; }

    /// <summary>How sure it is.</summary>
    [CodeOf("Certainty")]
    public required string Certainty { get; init => field = CertaintyCodes.Of(value); }

    /// <summary>Where it is written.</summary>
    public required string Source { get; init; }
}

/// <summary>That a state belongs, or belonged, to an organisation.</summary>
public sealed record Membership
{
    public required string Organisation { get; init; }

    /// <summary>The first day; null if it is not recorded.</summary>
    public required DateOnly? ValidFrom { get; init; }

    /// <summary>The first day on which it no longer holds; null while it lasts.</summary>
    public required DateOnly? ValidUntil { get; init; }

    public bool HoldsOn(DateOnly day) => !(ValidFrom > day) && !(ValidUntil <= day);

    /// <summary>How sure it is.</summary>
    [CodeOf("Certainty")]
    public required string Certainty { get; init => field = CertaintyCodes.Of(value); }

    /// <summary>Where it is written.</summary>
    public required string Source { get; init; }
}

/// <summary>An organisation that states belong to.</summary>
public sealed record Organisation
{
    /// <summary>The acronym, e.g. AU.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>How sure it is.</summary>
    [CodeOf("Certainty")]
    public required string Certainty { get; init => field = CertaintyCodes.Of(value); }

    /// <summary>Where it is written.</summary>
    public required string Source { get; init; }
}

/// <summary>A short list, returned without paging.</summary>
public sealed record OrganisationList
{
    public required IReadOnlyList<Organisation> Items { get; init; }
}
