using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>Every rule of the selection, in the order in which it is explained.</summary>
public static class Criteria
{
    /// <summary>All criteria: those that exclude an offer, and those that only give points.</summary>
    public static IReadOnlyList<Criterion> All { get; } =
    [
        new("unit-type-not-acceptable", "unitType", UnitRules.Type, w => w.Type),
        new("measure-differs", "capacity.unit", UnitRules.Measure),
        new("not-registered", "status", StandingRules.Status),
        new("below-selection-level", "readinessLevel", StandingRules.Selection),
        new("below-minimum-level", "readinessLevel", StandingRules.Level, w => w.Level, varies: true),
        new("vetting-not-cleared", "vetting", StandingRules.Vetting),
        new("not-available", "availableFrom", TimeRules.Availability, w => w.Availability, varies: true),
        new("engaged-elsewhere", "engagement", TimeRules.Engagement),
        new("responds-too-late", "responseDays", TimeRules.Response, w => w.Response, varies: true),
        new("equipment-missing", "majorEquipment", LineRules.Equipment, varies: true),
        new("self-sustainment-missing", "selfSustainment", LineRules.SelfSustainment, varies: true),
        new("language-missing", "languages", LineRules.Languages, varies: true),
        new("attribute-missing", "attributes", LineRules.Attributes, varies: true),
        new("training-missing", "training", LineRules.Training, varies: true),
        new("contributor-excluded", "contributor", ContributorRules.NotExcluded),
        new("contributor-not-among-required", "contributor", ContributorRules.AmongRequired),
        new("organisation-excluded", "contributor", ContributorRules.OrganisationNotExcluded),
        new("organisation-not-among-required", "contributor", ContributorRules.OrganisationAmongRequired),
        new("caveat-excludes-mission", "caveats", ConductRules.Caveats, w => w.Caveats),
        new("share-of-women", "personnel", ConductRules.ShareOfWomen, w => w.Women),
        new("desired-lines", "majorEquipment, selfSustainment, languages, attributes, training", LineRules.Desired, w => w.Desired),
        new("freshness", "readinessLevel", StandingRules.Freshness, w => w.Freshness),
        new("burden", "contributor", ContributorRules.Burden, w => w.Burden),
        new("co-deployment", "partners", ConductRules.CoDeployment, w => w.CoDeployment),
    ];

    internal static Criterion[] InOrder { get; } = [.. All];

    internal static Criterion[] Scoring { get; } = [.. All.Where(criterion => criterion.Scores)];

    /// <summary>The highest possible score: the sum of the weights.</summary>
    public static int FullScore(Weights weights) => Scoring.Sum(criterion => criterion.WeightIn!(weights));
}
