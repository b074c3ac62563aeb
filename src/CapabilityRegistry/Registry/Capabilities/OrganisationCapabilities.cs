using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Capabilities;

/// <summary>What the members of an organisation have pledged and is available on a day.</summary>
public sealed record OrganisationCapabilities
{
    /// <summary>A code of /v1/organisations.</summary>
    public required string Organisation { get; init; }

    /// <summary>The day of availability and of memberships.</summary>
    public required DateOnly On { get; init; }

    /// <summary>One row for each unit type of which there is anything, by code.</summary>
    public required IReadOnlyList<OrganisationCapability> UnitTypes { get; init; }

    public static OrganisationCapabilities Of(string organisation, DateOnly on, IEnumerable<OrganisationSum> sums) =>
        new() { Organisation = organisation, On = on, UnitTypes = [.. sums.Select(sum => OrganisationCapability.Of(organisation, on, sum))] };
}

/// <summary>What there is of one unit type.</summary>
public sealed record OrganisationCapability
{
    /// <summary>A code of /v1/unit-types.</summary>
    public required string UnitType { get; init; }

    /// <summary>What the amounts are counted in.</summary>
    public required Measure Unit { get; init; }

    /// <summary>All that states offer which are members on the day, through the organisation or not.</summary>
    public required CapabilityFigure OfMembers { get; init; }

    /// <summary>What the members offer through the organisation.</summary>
    public required CapabilityFigure OfferedThrough { get; init; }

    public static OrganisationCapability Of(string organisation, DateOnly on, OrganisationSum sum)
    {
        var list = $"/v1/capabilities?organisation={organisation}&unitType={sum.UnitType}&on={on:O}";
        return new()
        {
            UnitType = sum.UnitType,
            Unit = sum.Unit,
            OfMembers = new() { Count = sum.Pledges, Amount = sum.Amount, Link = list },
            OfferedThrough = new() { Count = sum.PledgesThrough, Amount = sum.AmountThrough, Link = $"{list}&offeredThrough={organisation}" },
        };
    }
}

/// <summary>A number of pledged units, how much they add up to, and where to read them.</summary>
public sealed record CapabilityFigure
{
    /// <summary>How many items the list has.</summary>
    public required int Count { get; init; }

    /// <summary>In the measure of the unit type.</summary>
    public required int Amount { get; init; }

    /// <summary>The address of the list of exactly these.</summary>
    public required string Link { get; init; }
}
