using CapabilityRegistry.Readiness.Policies;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>Which policy of readiness holds on which day. Whoever stores policies implements it, so that Pledges need not know how they are kept.</summary>
public interface IReadinessPolicies
{
    /// <summary>The policies as they are on record now.</summary>
    Task<PolicyTimeline> Timeline();

    /// <summary>The policies as they were on record after an event.</summary>
    Task<PolicyTimeline> Timeline(long seq);
}
