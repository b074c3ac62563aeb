using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Requirements.Rules;
using CapabilityRegistry.Registry.Requirements.Storage;

namespace CapabilityRegistry.Registry.Requirements.Ceilings;

/// <summary>Compares what a mission requires with its authorised strength.</summary>
public sealed class CeilingStore(CatalogueStore catalogue, RequirementStore requirements)
{
    /// <returns>Null if there is no such mission.</returns>
    public async Task<Ceiling?> On(DateOnly day, string mission) => await catalogue.Mission(mission) is { } found
        ? Ceiling.Of(mission, day, found.AuthorisedStrength, await requirements.CountingForCeiling(mission), await Types())
        : null;

    /// <summary>A warning for each component whose ceiling is exceeded while the requirement, which is saved, is needed.</summary>
    /// <returns>Null if there is none to warn of.</returns>
    public async Task<IReadOnlyList<CeilingWarning>?> Warnings(Requirement requirement)
    {
        if (requirement.Mission is not { } mission)
        {
            return null;
        }

        var strengths = (await catalogue.Mission(mission))!.AuthorisedStrength;
        var standing = await requirements.CountingForCeiling(mission);
        var types = await Types();
        var days = DaysToCheck(requirement, standing, strengths);
        var warnings = CeilingWarning.Of([.. days.Select(day => Ceiling.Of(mission, day, strengths, standing, types))]);
        return warnings.Count == 0 ? null : warnings;
    }

    // Only on these days can the excess grow: a requirement begins or another strength takes effect.
    private static IEnumerable<DateOnly> DaysToCheck(Requirement changed, IEnumerable<Requirement> standing, IEnumerable<AuthorisedStrength> strengths) =>
        standing.Select(requirement => requirement.NeededBy)
            .Concat(strengths.Select(strength => strength.EffectiveOn).OfType<DateOnly>())
            .Where(day => changed.NeededBy < day && day < changed.NeededUntil)
            .Append(changed.NeededBy)
            .Distinct();

    private async Task<IReadOnlyDictionary<string, UnitType>> Types() =>
        (await catalogue.UnitTypes()).ToDictionary(type => type.Id);
}
