using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>
/// One kind of what can rest on a pledge and prevents its withdrawal. Whoever stores such objects implements it, so that Pledges need not know
/// what depends on them.
/// </summary>
public interface IPledgeCommitments
{
    /// <summary>The keys of those that rest on a pledge now, in ascending order, as far as the caller may see them.</summary>
    Task<IReadOnlyList<string>> RestingOn(string pledge, Caller caller);
}
