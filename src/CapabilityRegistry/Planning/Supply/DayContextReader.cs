using CapabilityRegistry.Registry.Contributors;
using CapabilityRegistry.Registry.Deployments;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>Reads what an offer depends on besides its pledge: memberships and regions of states, once for each request.</summary>
public sealed class DayContextReader(ContributorStore contributors)
{
    private ILookup<string, Membership>? _memberships;
    private IReadOnlyDictionary<string, string>? _regions;

    /// <param name="underWay">The deployments that bind the units in question or fill their requirements.</param>
    public async Task<DayContext> On(DateOnly day, IReadOnlyList<Deployment> underWay) =>
        DayContext.On(day, _memberships ??= await contributors.Memberships(), _regions ??= await contributors.Regions(), underWay);
}
