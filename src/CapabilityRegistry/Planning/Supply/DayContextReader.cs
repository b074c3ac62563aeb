using CapabilityRegistry.Registry.Deployments;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>Reads what an offer depends on besides its pledge.</summary>
public sealed class DayContextReader(CatalogueContextReader catalogue)
{
    /// <param name="underWay">The deployments that bind the units in question or fill their requirements.</param>
    public async Task<DayContext> On(DateOnly day, IReadOnlyList<Deployment> underWay) =>
        new(day, await catalogue.Read(), underWay);
}
