using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using static CapabilityRegistry.Registry.Pledges.Rules.PledgeStatus;

namespace CapabilityRegistry.Planning.Reasons;

/// <summary>
/// By what operation of this registry each step of a repair is taken. Advice that nobody can follow is told as such.
/// </summary>
public static class RepairRoutes
{
    // Any gate can lapse by the policy. The papers of Level 1 have no operation: they count from the day on which the pledge was handed in.
    private static readonly Dictionary<string, string> Renewals = new()
    {
        [LevelGates.RenewalMissing] = "POST /v1/pledges/{id}/renew",
        [LevelGates.NotSelfCertified] = "POST /v1/pledges/{id}/certify",
        [LevelGates.VisitNotPassed] = "POST /v1/visits",
        [LevelGates.VerificationVisitNotPassed] = "POST /v1/visits",
        [LevelGates.FindingsUnanswered] = "POST /v1/findings/{id}/answer",
        [LevelGates.SurNotMet] = "POST /v1/sur-comparisons",
        [LevelGates.AmmunitionListMissing] = "POST /v1/papers",
        [LevelGates.CargoLoadPlanMissing] = "POST /v1/papers",
        [LevelGates.PortOfEmbarkationMissing] = "POST /v1/papers",
        [LevelGates.DaysToDeployMissing] = "POST /v1/papers",
        [LevelGates.AgreementMissing] = "POST /v1/agreements",
        [LevelGates.ConsentMissing] = "POST /v1/caps/{id}/approve",
    };

    /// <summary>The last operation on the way; null if there is none.</summary>
    /// <param name="step">The step.</param>
    /// <param name="status">Of the pledge, as its code.</param>
    public static string? Of(RepairStep step, string status) => (step.Code, Codes.Parse<PledgeStatus>(status)) switch
    {
        (_, Withdrawn) => null,
        ("not-registered", Suspended) => "POST /v1/pledges/{id}/resume",
        ("not-registered", _) => "POST /v1/pledges/{id}/accept",
        ("below-selection-level" or "below-minimum-level", _) => "POST /v1/pledges/{id}/raise",
        ("level-lapses", _) => RenewalOf(step.To.Split(", ")),
        ("condition-open", _) => "POST /v1/conditions/{id}/meet",
        ("share-open", _) => "POST /v1/shares/{id}/confirm",
        ("engaged-elsewhere", _) => "POST /v1/deployments/{id}/withdraw",
        ("vetting-not-cleared", _) => "POST /v1/vettings/{id}/clear",
        (_, Announced or Draft or Returned) => "PUT /v1/pledges/{id}",
        (_, Submitted or Acknowledged or Lapsed) => "POST /v1/pledges/{id}/return",
        (_, Registered or Suspended) => "POST /v1/pledges/{id}/accept-revision",
        _ => null,
    };

    /// <summary>The operation by which the first of some gates is renewed, if all of them can be; else null.</summary>
    public static string? RenewalOf(IReadOnlyList<string> gates) => gates.All(Renewals.ContainsKey) ? Renewals[gates[0]] : null;
}
