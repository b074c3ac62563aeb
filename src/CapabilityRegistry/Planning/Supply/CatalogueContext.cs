using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Contributors;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>What the catalogue says that offers depend on.</summary>
/// <param name="Memberships">Of each state, whatever their dates.</param>
/// <param name="Regions">The region of each state.</param>
/// <param name="WomenTargets">The share of women that is aimed at, in percent, by unit type; types without a target are left out.</param>
public sealed record CatalogueContext(
    ILookup<string, Membership> Memberships, IReadOnlyDictionary<string, string> Regions, IReadOnlyDictionary<string, int> WomenTargets);

/// <summary>Reads it, once for each request.</summary>
public sealed class CatalogueContextReader(ContributorStore contributors, CatalogueStore catalogue)
{
    private CatalogueContext? _read;

    public async Task<CatalogueContext> Read() =>
        _read ??= new(await contributors.Memberships(), await contributors.Regions(), await catalogue.WomenTargets());
}
