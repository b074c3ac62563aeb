using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>Every rule of the selection, in the order in which it is explained.</summary>
public static class Criteria
{
    /// <summary>All criteria: those that exclude an offer, and those that only give points.</summary>
    public static IReadOnlyList<Criterion> All { get; } =
    [
        new("unit-type-not-acceptable", "unit-type", "unitType", UnitRules.Type, w => w.Type),
        new("measure-differs", "measure", "capacity.unit", UnitRules.Measure),
        new("not-registered", "registered", "status", StandingRules.Status),
        new("below-selection-level", "selection-level", "readinessLevel", StandingRules.Selection),
        new("below-minimum-level", "level", "readinessLevel", StandingRules.Level, w => w.Level, varies: true),
        new("level-lapses", "level-lasts", "readiness", StandingRules.Lasting, varies: true),
        new("condition-open", "conditions-met", "conditions", StandingRules.Conditions),
        new("share-open", "shares-confirmed", "openShares", StandingRules.Shares),
        new("vetting-not-cleared", "vetting", "vetting", StandingRules.Vetting),
        new("not-available", "availability", "availableFrom", TimeRules.Availability, w => w.Availability, varies: true),
        new("engaged-elsewhere", "free-of-engagements", "engagement", TimeRules.Engagement),
        new("responds-too-late", "response", "responseDays", TimeRules.Response, w => w.Response, varies: true),
        new("equipment-missing", "equipment", "majorEquipment", LineRules.Equipment, varies: true),
        new("self-sustainment-missing", "self-sustainment", "selfSustainment", LineRules.SelfSustainment, varies: true),
        new("language-missing", "languages", "languages", LineRules.Languages, varies: true),
        new("attribute-missing", "attributes", "attributes", LineRules.Attributes, varies: true),
        new("training-missing", "training", "training", LineRules.Training, varies: true),
        new("contributor-excluded", "contributor-allowed", "contributor", ContributorRules.NotExcluded),
        new("contributor-not-among-required", "contributor-among-required", "contributor", ContributorRules.AmongRequired),
        new("organisation-excluded", "organisation-allowed", "contributor", ContributorRules.OrganisationNotExcluded),
        new("organisation-not-among-required", "organisation-among-required", "contributor", ContributorRules.OrganisationAmongRequired),
        new("partner-missing", "partners-ready", "partners", ConductRules.PartnersReady),
        new("caveat-excludes-mission", "caveats", "caveats", ConductRules.Caveats, w => w.Caveats),
        new("share-of-women", "share-of-women", "personnel", ConductRules.ShareOfWomen, w => w.Women),
        new("desired-lines", "desired-lines", "majorEquipment, selfSustainment, languages, attributes, training", LineRules.Desired, w => w.Desired),
        new("freshness", "freshness", "readinessLevel", StandingRules.Freshness, w => w.Freshness),
        new("burden", "burden", "contributor", ContributorRules.Burden, w => w.Burden),
        new("co-deployment", "co-deployment", "partners", ConductRules.CoDeployment, w => w.CoDeployment),
    ];

    private static readonly Dictionary<string, string> names =
        All.ToDictionary(criterion => criterion.Code, criterion => criterion.Name, StringComparer.Ordinal);

    internal static Criterion[] InOrder { get; } = [.. All];

    internal static Criterion[] Scoring { get; } = [.. All.Where(criterion => criterion.Scores)];

    /// <summary>The highest possible score: the sum of the weights.</summary>
    public static int FullScore(Weights weights) => Scoring.Sum(criterion => criterion.WeightIn!(weights));

    /// <summary>The name of a criterion, by its code.</summary>
    /// <exception cref="KeyNotFoundException">No criterion has this code.</exception>
    public static string NameOf(string code) => names[code];
}
