using CapabilityRegistry.ForceGeneration.Seeding;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Deficiencies;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Seeding;

namespace CapabilityRegistry.App;

/// <summary>Fills an empty registry from the files of db/demo, which are embedded in the program.</summary>
public sealed class Seed(
    CatalogueStore catalogue, SeedCatalogue importCatalogue, SeedPledges pledges, SeedVisits visits, SeedFindings findings, SeedPapers papers,
    SeedRecognitions recognitions, SeedSurs surs, SeedSurComparisons comparisons, SeedAgreements agreements, SeedCaps caps, SeedShares shares,
    SeedVettings vettings, SeedEvaluations evaluations, SeedInvestigations investigations, SeedConditions conditions, SeedRequirements requirements,
    SeedInvitations invitations, SeedDeployments deployments, PledgeStore stored, DeficiencyKeeper deficiencies, EventLog log)
{
    private static readonly Change Imported = new("imported", Caller.System("seed"));

    /// <param name="what">As <see cref="StorageSettings.Seed"/> has it.</param>
    /// <returns>False if the registry is not empty, or nothing is asked for.</returns>
    public async Task<bool> Run(string what)
    {
        if (what == "none" || (await catalogue.UnitTypes()).Count > 0)
        {
            return false;
        }

        await importCatalogue.Run(Embedded, Imported);
        if (what == "demo")
        {
            await recognitions.Run(Embedded("recognitions"), Imported);
            await pledges.Run(Embedded("pledges"), Imported);
            await visits.Run(Embedded("visits"), Imported);
            await findings.Run(Embedded("findings"), Embedded("visits"), Imported);
            await surs.Run(Embedded("surs"), Imported);
            await papers.Run(Embedded("papers"), Imported);
            await comparisons.Run(Embedded("sur_comparisons"), Imported);
            await agreements.Run(Embedded("agreements"), Imported);
            await caps.Run(Embedded("caps"), Imported);
            await shares.Run(Embedded("shares"), Imported);
            await vettings.Run(Embedded("vettings"), Imported);
            await evaluations.Run(Embedded("evaluations"), Imported);
            await investigations.Run(Embedded("investigations"), Imported);
            await conditions.Run(Embedded("conditions"), Imported);
            await requirements.Run(Embedded("requirements"), Imported);
            await invitations.Run(Embedded("invitations"), Imported);
            await deployments.Run(Embedded("deployments"), Imported);
            // The statements came after the pledges, whose visits and papers name both.
            await deficiencies.Follow(await stored.OfStates(null, Imported.By), Imported.By);
        }

        await log.Commit();
        return true;
    }

    private static IReadOnlyList<CsvRow> Embedded(string name)
    {
        using var text = EmbeddedFile.Open($"demo/{name}.csv");
        return [.. CsvFile.Read($"{name}.csv", text)];
    }
}
