using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Readiness.Policies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Policies;

public static class StateReadinessPolicy
{
    /// <summary>Records a policy of readiness</summary>
    /// <remarks>
    /// It holds on no day yet: <c>GET /v1/readiness-policies/{id}/effects</c> shows which pledges would change by it, and <c>POST /v1/policy-terms</c> puts
    /// it into force. Which kinds of gates there are is part of the program; which level has which, for how long it stays met and what follows is said
    /// here, each with its source. A policy never changes: another rule is another policy. The event is <c>stated</c>.
    /// </remarks>
    public static async Task<Results<Added<LevelPolicy>, Refused>> Handle(LevelPolicyContent request, PolicyStore policies, Caller caller)
    {
        IReadOnlyList<Fault> faults = PolicyTimeline.Of([request.ToLibrary()], out var wrong) is null
            ?
            [
                .. wrong.Select(each => Fault.At(
                    PolicyMapping.PlaceOf(each.Pointer), "policy-contradicts", each.Expected, PolicyMapping.FoundIn(request, each))),
            ]
            : [];
        if (faults.Count > 0)
        {
            return Refused.Invalid(faults);
        }

        if (await policies.Find(request.Id) is not null)
        {
            return Refused.Because(new Refusal("policy-exists", $"There is a policy {request.Id} already, and policies do not change.",
                Fault.At("/id", "policy-exists", "a name that no policy has", $"'{request.Id}'")));
        }

        var policy = await policies.Add(request, caller);
        return new Added<LevelPolicy>(policy, policy.Version, $"/v1/readiness-policies/{policy.Id}");
    }
}
