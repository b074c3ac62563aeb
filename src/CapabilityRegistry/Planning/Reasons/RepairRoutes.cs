using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using static CapabilityRegistry.Registry.Pledges.Rules.PledgeStatus;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>
/// By what operation of this registry each step of a repair is taken. Advice that nobody can follow is told as such: a registered pledge is not
/// edited, and no unit is raised above Level 2 here.
/// </summary>
public static class RepairRoutes
{
    /// <summary>The last operation on the way; null if there is none.</summary>
    /// <param name="step">The step.</param>
    /// <param name="status">Of the pledge, as its code.</param>
    public static string? Of(RepairStep step, string status) => (step.Code, Codes.Parse<PledgeStatus>(status)) switch
    {
        (_, Withdrawn or Lapsed) => null,
        ("not-registered", _) => "POST /v1/pledges/{id}/accept",
        ("below-selection-level" or "below-minimum-level", _) => step.To == ReadinessLevel.L2.Code() ? "POST /v1/pledges/{id}/raise" : null,
        ("engaged-elsewhere", _) => "POST /v1/deployments/{id}/withdraw",
        ("vetting-not-cleared", _) => null,
        (_, Draft or Returned) => "PUT /v1/pledges/{id}",
        (_, Submitted or Acknowledged) => "POST /v1/pledges/{id}/return",
        _ => null,
    };
}
