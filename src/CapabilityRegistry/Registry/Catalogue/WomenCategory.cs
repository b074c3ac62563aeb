using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>Unit types that have a target share of women in common, and that target over the years.</summary>
/// <param name="Id">Its permanent code, such as troops.</param>
/// <param name="UnitTypes">The codes of its unit types, in ascending order.</param>
/// <param name="Targets">By year, in ascending order.</param>
public sealed record WomenCategory(string Id, string Name, IReadOnlyList<string> UnitTypes, IReadOnlyList<WomenTarget> Targets)
{
    /// <summary>What is aimed at in a year: the first target that is to be reached in it or later, or else the last; null if there is none.</summary>
    public WomenTarget? TargetOf(int year) => Targets.FirstOrDefault(target => target.Year >= year) ?? (Targets is [.., var last] ? last : null);
}

/// <summary>A share of women that is to be reached by a year.</summary>
public sealed record WomenTarget
{
    /// <summary>In percent of the persons.</summary>
    public required int Percent { get; init; }

    /// <summary>The year by which it is to be reached.</summary>
    public required int Year { get; init; }

    /// <summary>How sure it is.</summary>
    [CodeOf("Certainty")]
    public required string Certainty { get; init => field = CertaintyCodes.Of(value); }

    /// <summary>Where it is written.</summary>
    public required string Source { get; init; }
}
