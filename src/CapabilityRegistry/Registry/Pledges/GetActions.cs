using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges;

public static class GetActions
{
    /// <summary>Which steps the caller can take with a pledge now, and why not the others</summary>
    /// <remarks>
    /// Every step in the life of a pledge. Of one that is open the same caller will have success today, if the request says what the operation asks for
    /// and nothing changes in between; of each other one it is told why not, with the code and the errors of the refusal. Nothing is changed. The
    /// <c>ETag</c> is the version of the pledge, which every step names in <c>If-Match</c>.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static async Task<Results<Versioned<PledgeActions>, NotFoundAnswer>> Handle(
        string id, PledgeStore pledges, PledgeReadiness readiness, PledgeUpdate update, PledgeLapses lapses, Caller caller)
    {
        if (await pledges.Find(id, caller) is not { } stored)
        {
            return new NotFoundAnswer("pledge", id);
        }

        var pledge = await lapses.Now(stored);

        // What stands against deleting it, and against nothing else.
        var mayGo = PledgeLife.Of(PledgeAction.Delete).From.Contains(pledge.Status);
        var rehearsal = new StepRehearsal(
            pledge, await readiness.Assessed(pledge, caller), await update.CommitmentsOf(id, caller), mayGo ? await pledges.Naming(pledge, caller) : [],
            mayGo ? await update.RecordsOf(id, caller) : [], await pledges.IsMember(pledge.Contributor, pledge.OfferedThrough, readiness.Today), caller,
            readiness.Today);
        return new Versioned<PledgeActions>(PledgeActions.Of(rehearsal), stored.Version);
    }
}
