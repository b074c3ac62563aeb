using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Requirements.Ceilings;

/// <summary>Compares what a mission requires with its authorised strength.</summary>
public sealed class CeilingStore(CatalogueStore catalogue, RequirementStore requirements)
{
    /// <returns>Null if there is no such mission.</returns>
    public async Task<Ceiling?> On(DateOnly day, string mission) => await catalogue.Mission(mission) is { } found
        ? Ceiling.Of(mission, day, found.AuthorisedStrength, await requirements.CountingForCeiling(mission), await Types())
        : null;

    /// <summary>The same answer, with a warning for each component whose ceiling is exceeded while the requirement is needed.</summary>
    public async Task<Results<Versioned<RequirementView>, Refused>> Warned(Results<Versioned<RequirementView>, Refused> answer) =>
        answer.Result is Versioned<RequirementView> { Value: RequirementView { Mission: { } mission } view }
            ? new Versioned<RequirementView>(view with { Warnings = await Warnings(view, mission) }, view.Version)
            : answer;

    private async Task<IReadOnlyList<CeilingWarning>?> Warnings(RequirementView view, string mission)
    {
        var strengths = (await catalogue.Mission(mission))!.AuthorisedStrength;
        var standing = await requirements.CountingForCeiling(mission);
        var types = await Types();
        var warnings = CeilingWarning.Of([.. DaysToCheck(view, standing, strengths).Select(day => Ceiling.Of(mission, day, strengths, standing, types))]);
        return warnings.Count == 0 ? null : warnings;
    }

    // Only on these days can the excess grow: a requirement begins or another strength takes effect.
    private static IEnumerable<DateOnly> DaysToCheck(RequirementView view, IEnumerable<Requirement> standing, IEnumerable<AuthorisedStrength> strengths) =>
        standing.Select(requirement => requirement.Content.NeededBy)
            .Concat(strengths.Select(strength => strength.EffectiveOn).OfType<DateOnly>())
            .Where(day => view.NeededBy < day && day < view.NeededUntil)
            .Append(view.NeededBy)
            .Distinct();

    private async Task<IReadOnlyDictionary<string, UnitType>> Types() =>
        (await catalogue.UnitTypes(null, int.MaxValue)).ToDictionary(type => type.Id);
}
