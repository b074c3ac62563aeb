using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>
/// One kind of what the Secretariat records about a unit and what stays when the pledge is withdrawn: with one of them a draft is not deleted. Whoever stores
/// such objects implements it, so that Pledges need not know them.
/// </summary>
public interface IPledgeRecords
{
    /// <summary>The keys of those about a pledge, in ascending order, as far as the caller may see them.</summary>
    Task<IReadOnlyList<string>> RecordedOf(string pledge, Caller caller);
}
