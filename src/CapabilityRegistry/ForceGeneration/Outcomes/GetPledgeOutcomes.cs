using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Outcomes;

public static class GetPledgeOutcomes
{
    /// <summary>What came of a pledge, requirement by requirement, and what would change it</summary>
    /// <remarks>
    /// For each requirement that accepts the unit type: whether the unit serves, was selected, asked for or chosen in a plan, and if not, each
    /// criterion that it does not meet and the smallest change that would be enough. It tells of this pledge alone: nothing of other states, of how
    /// much a mission needs in all, or of which states it wants. Runs that suppose what is not so do not count. It is worked out as of today; nothing
    /// of it is kept.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static async Task<Results<Ok<PledgeOutcomes>, NotFoundAnswer>> Handle(string id, PledgeStore pledges, OutcomeSources sources, Caller caller) =>
        await pledges.Find(id, caller) is { } pledge ? TypedResults.Ok(await sources.Of(pledge, caller)) : new NotFoundAnswer("pledge", id);
}
