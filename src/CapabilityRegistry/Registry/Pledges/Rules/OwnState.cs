using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>Nobody judges the units of the state for which they speak.</summary>
internal static class OwnState
{
    /// <param name="state">The state, ISO 3166-1 alpha-3.</param>
    /// <param name="what">What its assessors do not do, to be read before its code: "does not assess units of".</param>
    public static Refusal NotJudged(string state, string what) =>
        new("assessor-of-pledging-state", $"An assessor of {state} {what} {state}.") { Kind = RefusalKind.Forbidden };
}
