using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching;

/// <summary>Every rule of the selection, in the order in which it is explained. The points add up to <see cref="FullScore"/>.</summary>
public static class Criteria
{
    /// <summary>The score of an offer that earns every point.</summary>
    public const int FullScore = 1000;

    public static IReadOnlyList<Criterion> All { get; } =
    [
        new("unit-type-not-acceptable", "unitType", Points.OfType, UnitRules.Type),
        new("measure-differs", "capacity.unit", 0, UnitRules.Measure),
        new("not-registered", "status", 0, StandingRules.Status),
        new("below-selection-level", "readinessLevel", 0, StandingRules.Selection),
        new("below-minimum-level", "readinessLevel", Points.OfLevel, StandingRules.Level),
        new("not-available", "availableFrom", Points.OfAvailability, TimeRules.Availability),
        new("responds-too-late", "responseDays", Points.OfResponse, TimeRules.Response),
        new("equipment-missing", "majorEquipment", 0, LineRules.Equipment),
        new("self-sustainment-missing", "selfSustainment", 0, LineRules.SelfSustainment),
        new("language-missing", "languages", 0, LineRules.Languages),
        new("contributor-excluded", "contributor", 0, ContributorRules.NotExcluded),
        new("contributor-not-among-required", "contributor", 0, ContributorRules.AmongRequired),
        new("organisation-excluded", "contributor", 0, ContributorRules.OrganisationNotExcluded),
        new("organisation-not-among-required", "contributor", 0, ContributorRules.OrganisationAmongRequired),
        new("caveat-excludes-mission", "caveats", Points.OfCaveats, ConductRules.Caveats),
        new("share-of-women", "women", Points.OfWomen, ConductRules.ShareOfWomen),
    ];
}
