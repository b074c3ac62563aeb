using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Conditions;
using CapabilityRegistry.Registry.Policies;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Variations;
using CapabilityRegistry.Registry.Surs;
using CapabilityRegistry.Registry.Vettings;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>Maps requirements to the needs of the matching library, and conditions of states and vettings to those of its offers.</summary>
public static class MatcherMapping
{
    /// <param name="engaged">How much is selected or deployed already; only the rest is planned.</param>
    public static Need NeedOf(Slot slot, int engaged = 0)
    {
        var requirement = slot.Requirement;
        var content = requirement;
        var lines = requirement.Lines;
        var mandatory = lines.Where(line => line.Demand == Obligation.Mandatory).ToLookup(line => line.Kind, line => line.Code);
        return new Need
        {
            Id = slot.Id,
            Mission = MissionOf(requirement),
            UnitType = content.UnitType,
            Substitutes = [.. content.Substitutes.Select(each => new SubstituteType(each.UnitType, each.Penalty))],
            Quantity = content.Quantity.Amount - engaged,
            Measure = content.Quantity.Unit.Code(),
            Priority = content.Priority,
            Start = slot.From,
            End = slot.Until,
            MinimumLevel = (int)content.MinimumLevel,
            Equipment =
            [
                .. lines.Where(line => line is { Demand: Obligation.Mandatory, Kind: LineKind.MajorEquipment })
                    .Select(line => new EquipmentNeed(line.Code, line.Quantity ?? 1)),
            ],
            SelfSustainment = [.. mandatory[LineKind.SelfSustainment]],
            Languages = [.. mandatory[LineKind.Language]],
            Attributes = [.. mandatory[LineKind.Attribute]],
            Training = [.. mandatory[LineKind.Training]],
            Desired = [.. lines.Where(line => line.Demand == Obligation.Desired).Select(DesiredOf)],
            Variations = [.. requirement.Variations.Where(variation => variation.RevokedOn is null).Select(VariationOf)],
            MinimumFill = Math.Max(0, content.MinimumFill - engaged),
            ShareCap = content.ShareCap,
            Bundle = content.Bundle,
            RequiredContributors = content.RequiredContributors,
            ExcludedContributors = content.ExcludedContributors,
            RequiredOrganisations = content.RequiredOrganisations,
            ExcludedOrganisations = content.ExcludedOrganisations,
        };
    }

    /// <summary>The mission of a requirement. A capacity goal uses its own key as its mission, so no two goals share one.</summary>
    public static string MissionOf(Requirement requirement) => requirement.Mission ?? requirement.Id;

    /// <summary>The offers of a unit type that one of the slots accepts.</summary>
    public static IEnumerable<Offer> Acceptable(IEnumerable<Slot> slots, IEnumerable<Offer> offers)
    {
        var types = slots.SelectMany(slot => slot.Requirement.AcceptableUnitTypes()).ToHashSet();
        return offers.Where(offer => types.Contains(offer.UnitType));
    }

    /// <summary>When the conditions on a unit keep it from serving, without those that never do.</summary>
    public static IReadOnlyList<OpenCondition> OpenConditionsOf(IEnumerable<Condition> conditions) =>
    [
        .. conditions.Select(condition => new OpenCondition(condition.Id, condition.ValidFrom, condition.OpenUntil))
            .Where(open => !(open.Until <= (open.From ?? DateOnly.MinValue))),
    ];

    /// <summary>
    /// How the vetting of a unit stands, from when to when, and when a case excludes it. From the day on which a later vetting was opened it alone counts.
    /// </summary>
    /// <param name="vettings">All of the unit, in any order.</param>
    /// <param name="investigations">What its cases mean.</param>
    public static IReadOnlyList<VettingTime> VettingOf(IEnumerable<Vetting> vettings, IEnumerable<InvestigationTime> investigations) =>
    [
        .. VettingOf(vettings),
        .. investigations.Where(time => time.Effect == InvestigationEffect.Exclude)
            .Select(time => new VettingTime(time.IsOpen ? Offer.UnderInvestigation : Offer.CaseSubstantiated, time.From, time.Until)),
    ];

    private static IReadOnlyList<VettingTime> VettingOf(IEnumerable<Vetting> vettings)
    {
        IReadOnlyList<Vetting> inTurn = [.. vettings.OrderBy(each => each.OpenedOn).ThenBy(each => each.Id, StringComparer.Ordinal)];
        var ends = inTurn.Skip(1).Select(later => (DateOnly?)later.OpenedOn).Append(null);
        return [.. inTurn.Zip(ends, (vetting, end) => TimesOf(vetting).Select(time => Ending(time, end))).SelectMany(times => times).OfType<VettingTime>()];
    }

    // It waits until the decision holds, and again when that is over.
    private static IEnumerable<VettingTime> TimesOf(Vetting vetting) =>
    [
        new(Offer.Pending, vetting.OpenedOn, vetting.HoldsFrom),
        .. vetting.HoldsFrom is { } from ? [new(vetting.Status.Code(), from, vetting.HoldsUntil)] : Array.Empty<VettingTime>(),
        .. vetting.HoldsUntil is { } until ? [new(Offer.Pending, until, null)] : Array.Empty<VettingTime>(),
    ];

    // Null if nothing is left of it.
    private static VettingTime? Ending(VettingTime time, DateOnly? end)
    {
        var until = time.Until is null || end < time.Until ? end ?? time.Until : time.Until;
        return until <= time.From ? null : time with { Until = until };
    }

    private static DesiredItem DesiredOf(RequirementLine line) =>
        new(CriterionOf(line.Kind), line.Code, line.Quantity ?? 1);

    private static string CriterionOf(LineKind kind) => ((LineCriterion)kind).Code();

    private static NeedVariation VariationOf(Variation variation) => new(
        variation.Id, variation.Criterion.Code(), variation.Item, variation.Contributor, variation.Pledge, variation.AgreedBy, variation.ValidUntil);
}
