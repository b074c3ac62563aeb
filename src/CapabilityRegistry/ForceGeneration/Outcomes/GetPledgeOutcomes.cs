using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Outcomes;

public static class GetPledgeOutcomes
{
    /// <summary>
    /// What came of a pledge, requirement by requirement: chosen, asked for, or why not and what would change it. It tells of this pledge
    /// alone
    /// </summary>
    public static async Task<Results<Ok<PledgeOutcomes>, NotFoundAnswer>> Handle(string id, PledgeStore pledges, OutcomeSources sources, Caller caller) =>
        await pledges.Find(id, caller) is { } pledge ? TypedResults.Ok(await sources.Of(pledge, caller)) : new NotFoundAnswer("pledge", id);
}
