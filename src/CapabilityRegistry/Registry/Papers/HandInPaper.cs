using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Papers;

/// <summary>The paper, and what is stored with it.</summary>
public sealed record HandInPaperRequest : PaperContent;

public static class HandInPaper
{
    /// <summary>Hands in a paper about the deployment of a unit</summary>
    /// <remarks>
    /// An ammunition list, a cargo load plan, a port of embarkation or the average number of days to deploy: what Level 3 asks for under the policies that
    /// name it. Of any pledge of the own state that is neither withdrawn nor lapsed, as often as something has changed: the last paper of a kind counts,
    /// the earlier ones stay on record. The event is <c>handed-in</c>; the pledge itself does not change. The answer is the paper with its new key.
    /// </remarks>
    public static async Task<Results<Added<Paper>, Refused>> Handle(
        HandInPaperRequest request, PledgeLapses lapses, PaperStore papers, Caller caller)
    {
        if (await lapses.Settled(request.Pledge, caller) is not { } pledge)
        {
            return Refused.Invalid([Fault.At("/pledge", "unknown-pledge", "the key of a pledge", $"'{request.Pledge}'")]);
        }

        if (PaperChecks.Faults(request) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        if (PledgeLife.RefusalIfOver(pledge) is { } refusal)
        {
            return Refused.Because(refusal);
        }

        var paper = await papers.Add(request, pledge.Contributor, new Change("handed-in", caller));
        return new Added<Paper>(paper, paper.Version, $"/v1/papers/{paper.Id}");
    }
}
