using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Requirements;

/// <summary>The way of every change to a requirement: find it, hold it against If-Match, ask the rule, save.</summary>
public sealed class RequirementStep(RequirementStore requirements)
{
    public async Task<Results<Versioned<RequirementView>, Refused>> Take(
        string id, string? ifMatch, Change change, Func<Requirement, Decision<Requirement>> rule)
    {
        if (await requirements.Find(id) is not { } requirement)
        {
            return Refused.Missing("requirement", id);
        }

        if (Precondition.Check(ifMatch, requirement.Version) is { } failed)
        {
            return failed;
        }

        var decision = rule(requirement);
        if (decision.Refusal is { } refusal)
        {
            return Refused.Because(refusal);
        }

        var next = decision.Granted!;
        return await requirements.Save(requirement, next, change)
            ? new Versioned<RequirementView>(RequirementStore.ViewOf(next), next.Version)
            : Refused.Stale(ifMatch!);
    }
}
