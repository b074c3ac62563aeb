using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Policies.Terms;

public static class EnactReadinessPolicy
{
    /// <summary>Puts a policy of readiness into force from a day on</summary>
    /// <remarks>
    /// Today or later, never back in time: what was judged on a past day stays as it was. First ask <c>GET /v1/readiness-policies/{id}/effects</c> which
    /// pledges change and how. What the policy takes away is written down when its day is over, with its name as the reason. A term that has
    /// not begun can be taken back. The event is <c>enacted</c>.
    /// </remarks>
    public static async Task<Results<Added<PolicyTerm>, Refused>> Handle(
        PolicyTermContent request, PolicyTermStore terms, PolicyStore policies, EventLog log, Caller caller)
    {
        if (await policies.Find(request.Policy) is null)
        {
            return Refused.Invalid([Fault.At("/policy", "unknown-code", "the name of a policy in /v1/readiness-policies", $"'{request.Policy}'")]);
        }

        if (request.HoldsFrom < log.Today)
        {
            return Refused.Invalid([Fault.At("/holdsFrom", "in-the-past", $"{log.Today:O} or later", $"{request.HoldsFrom:O}")]);
        }

        if ((await terms.All()).FirstOrDefault(term => term.RevokedFor is null && term.HoldsFrom == request.HoldsFrom) is { } taken)
        {
            return Refused.Because(new Refusal("day-taken", $"From that day on {taken.Policy} holds ({taken.Id}).",
                Fault.At("/holdsFrom", "day-taken", "a day on which no other term begins", $"{request.HoldsFrom:O}")));
        }

        var enacted = await terms.Add(request, caller);
        return new Added<PolicyTerm>(enacted, enacted.Version, $"/v1/policy-terms/{enacted.Id}");
    }
}
