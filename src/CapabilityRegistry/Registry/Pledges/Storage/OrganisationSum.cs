using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Catalogue;

namespace CapabilityRegistry.Registry.Pledges.Storage;

/// <summary>How much of one unit type the members of an organisation have pledged.</summary>
public sealed record OrganisationSum
{
    public string UnitType { get; init; } = "";

    /// <summary>The code of the measure.</summary>
    public string CapacityUnit { get; init; } = "";

    public int Pledges { get; init; }

    public int Amount { get; init; }

    /// <summary>How many of these pledges are offered through the organisation.</summary>
    public int PledgesThrough { get; init; }

    public int AmountThrough { get; init; }

    public Measure Unit => Codes.Parse<Measure>(CapacityUnit);
}
