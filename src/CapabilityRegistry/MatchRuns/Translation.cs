using CapabilityRegistry.Catalogue;
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
            Attributes = content.Attributes,
            Training = content.Training,
            Desired = [.. content.Desired.Select(line => new Matching.DesiredLine(CriterionOf(line.Kind), line.Code, line.Quantity ?? 1))],
            MinimumFill = content.MinimumFill,
            ShareCap = content.ShareCap,
            Bundle = content.Bundle,
            RequiredContributors = content.RequiredContributors,
            ExcludedContributors = content.ExcludedContributors,
            RequiredOrganisations = content.RequiredOrganisations,
            ExcludedOrganisations = content.ExcludedOrganisations,
        };
    }

    /// <param name="organisations">Those that its state belongs to.</param>
    /// <param name="region">The region of its state.</param>
    /// <param name="visitedOn">The day of its last passed visit.</param>
    public static Offer OfferOf(Pledge pledge, IEnumerable<string> organisations, string region, DateOnly? visitedOn)
    {
        var content = pledge.Content;
        return new Offer
        {
            Id = pledge.Id,
            Contributor = pledge.Contributor,
            Organisations = [.. organisations],
            Region = region,
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
            Attributes = content.Attributes,
            Certificates = [.. content.Training.Select(line => new Certificate(line.Course, line.ValidUntil))],
            TurnaroundDays = content.TurnaroundDays,
            Partners = content.Partners,
            EvidenceOn = visitedOn,
            Men = content.Personnel?.Sum(line => line.Men) ?? 0,
            Women = content.Personnel?.Sum(line => line.Women) ?? 0,
        };
    }

    /// <summary>The criterion that a line of this kind would fail.</summary>
    public static string CriterionOf(LineKind kind) => kind switch
    {
        LineKind.MajorEquipment => "equipment-missing",
        LineKind.SelfSustainment => "self-sustainment-missing",
        LineKind.Training => "training-missing",
        LineKind.Language => "language-missing",
        _ => "attribute-missing",
    };
}
