using CapabilityRegistry.Matching;
using CapabilityRegistry.Pledges;
using CapabilityRegistry.Requirements;

namespace CapabilityRegistry.MatchRuns;

/// <summary>Says in the matcher's words what the registry holds.</summary>
public static class Translation
{
    public static Need NeedOf(Requirement requirement)
    {
        var content = requirement.Content;
        return new Need
        {
            Id = requirement.Id,
            Mission = requirement.Mission,
            UnitType = content.UnitType,
            Substitutes = [.. content.Substitutes.Select(each => new Matching.Substitute(each.UnitType, each.Penalty))],
            Quantity = content.Quantity.Amount,
            Measure = content.Quantity.Unit.Code(),
            Priority = content.Priority,
            Start = content.NeededBy,
            End = requirement.NeededUntil,
            MinimumLevel = (int)content.MinimumLevel,
            Equipment = [.. content.MajorEquipment.Select(line => new EquipmentNeed(line.Category, line.Quantity))],
            SelfSustainment = content.SelfSustainment,
            Languages = content.Languages,
            RequiredContributors = content.RequiredContributors,
            ExcludedContributors = content.ExcludedContributors,
            RequiredOrganisations = content.RequiredOrganisations,
            ExcludedOrganisations = content.ExcludedOrganisations,
        };
    }

    public static Offer OfferOf(Pledge pledge, IEnumerable<string> organisations)
    {
        var content = pledge.Content;
        return new Offer
        {
            Id = pledge.Id,
            Contributor = pledge.Contributor,
            Organisations = [.. organisations],
            UnitType = content.UnitType,
            Status = pledge.Status.Code(),
            Level = (int?)pledge.Level,
            Capacity = content.Capacity.Amount,
            Measure = content.Capacity.Unit.Code(),
            ResponseDays = content.ResponseDays,
            AvailableFrom = content.AvailableFrom,
            AvailableUntil = content.AvailableUntil,
            Equipment = [.. (content.MajorEquipment ?? []).Select(line => new EquipmentHeld(line.Category, line.Quantity))],
            SelfSustainment = content.SelfSustainment ?? [],
            Languages = content.Languages,
            ExcludedMissions = [.. content.Caveats.SelectMany(caveat => caveat.ExcludedMissions).Distinct()],
            Caveats = content.Caveats.Count,
            Men = content.Personnel?.Sum(line => line.Men) ?? 0,
            Women = content.Personnel?.Sum(line => line.Women) ?? 0,
        };
    }
}
