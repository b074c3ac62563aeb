using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Tests.Planning.Supply;

/// <summary>What the registry holds reaches the matcher in the matcher's words.</summary>
public sealed class MatcherMappingTests
{
    private static readonly PledgeContent Unit = new()
    {
        UnitType = "ENGINEER_COY",
        UnitName = "Engineer company",
        Capacity = new Quantity { Amount = 1, Unit = Measure.Units },
        ResponseDays = 60,
        AvailableFrom = new(2027, 1, 1),
        Attributes = ["night-operations"],
        Training = [new() { Course = "first-aid", CertifiedOn = new(2026, 3, 1), ValidUntil = new(2028, 2, 29) }],
        TurnaroundDays = 90,
        Partners = ["KAZ-00002"],
    };

    private static readonly RequirementContent Need = new()
    {
        UnitType = "ENGINEER_COY",
        Quantity = new Quantity { Amount = 3, Unit = Measure.Units },
        Priority = 1,
        NeededBy = new(2027, 9, 1),
        DurationDays = 365,
        MinimumLevel = ReadinessLevel.L2,
        Attributes = ["night-operations"],
        Training = ["first-aid"],
        Desired =
        [
            new() { Kind = LineKind.MajorEquipment, Code = "trailer", Quantity = 2 },
            new() { Kind = LineKind.Language, Code = "fr" },
        ],
        MinimumFill = 2,
        ShareCap = 1,
        Bundle = "EAST",
    };

    [Fact]
    public void A_pledge_brings_its_abilities_and_its_last_visit()
    {
        var pledge = Pledge.Of(Unit) with { Id = "KAZ-00001", Contributor = "KAZ", Status = PledgeStatus.Registered };

        var offer = PledgeOffer.Of(pledge, new(new DateOnly(2026, 5, 4), [new(new DateOnly(2031, 5, 4), 1, "visit-not-passed")], []));

        Assert.Equal(["night-operations"], offer.Attributes);
        Assert.Equal([new Certificate("first-aid", new(2028, 2, 29))], offer.Certificates);
        Assert.Equal((90, new DateOnly(2026, 5, 4)), (offer.TurnaroundDays, offer.EvidenceOn));
        Assert.Equal(["KAZ-00002"], offer.Partners);
        Assert.Equal([new Lapse(new(2031, 5, 4), 1, "visit-not-passed")], offer.Lapses);
    }

    [Fact]
    public void A_requirement_brings_what_it_demands_what_it_desires_and_how_it_may_be_filled()
    {
        var requirement = Requirement.Of(new(Need, null, null)) with { Id = "MINUSCA-00001", Mission = "MINUSCA", Status = RequirementStatus.Published };

        var need = MatcherMapping.NeedOf(Assert.Single(requirement.Slots));

        Assert.Equal(["night-operations"], need.Attributes);
        Assert.Equal(["first-aid"], need.Training);
        Assert.Equal([new("equipment-missing", "trailer", 2), new("language-missing", "fr")], need.Desired);
        Assert.Equal((2, 1, "EAST"), (need.MinimumFill, need.ShareCap, need.Bundle));
    }
}
