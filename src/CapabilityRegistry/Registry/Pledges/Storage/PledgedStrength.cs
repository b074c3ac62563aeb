namespace CapabilityRegistry.Registry.Pledges.Storage;

/// <summary>How many pledges of a state there are of a unit type, and the persons in them.</summary>
public sealed record PledgedStrength
{
    public string Contributor { get; init; } = "";

    public string UnitType { get; init; } = "";

    public int Pledges { get; init; }

    public int Men { get; init; }

    public int Women { get; init; }
}
