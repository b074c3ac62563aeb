using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

public static class GetReadiness
{
    /// <summary>How ready a unit is on a day, gate by gate, and when each gate lapses</summary>
    /// <remarks>
    /// Each level lists its gates, each with the evidence that meets it, since when, and the day on which its clock runs out under the policy in force;
    /// <c>next</c> says what the level above still needs, <c>nextLapse</c> what time takes away first, <c>lapsed</c> what it has taken away. A gate that is
    /// not met carries the code with which a raise is refused for it. <c>on</c> asks about any day, past or future: facts of later days are left out of
    /// account, and of days to come it is told what holds if nothing more is recorded. (Of a unit that was taken over visits and comparisons count from the
    /// day of the taking over: before it there was no pledge here. The papers of the pledge are those that it has now, from the day on which it was handed
    /// in or taken over; where that day is not on record, from the first.) Nothing is decided here. The <c>ETag</c> is the version of the pledge.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    /// <param name="on">The day; left out, today.</param>
    public static async Task<Results<Versioned<ReadinessView>, NotFoundAnswer>> Handle(
        string id, [FromQuery] DateOnly? on, PledgeStore pledges, PledgeReadiness readiness, Caller caller) =>
        await pledges.Find(id, caller) is { } pledge
            ? new Versioned<ReadinessView>(await readiness.On(on ?? readiness.Today, pledge, caller), pledge.Version)
            : new NotFoundAnswer("pledge", id);
}
