using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class AcceptPledge
{
    /// <summary>Registers an acknowledged pledge at Level 1, if its papers are complete</summary>
    /// <remarks>
    /// From <c>acknowledged</c> to <c>registered</c>, at Level 1. The papers are the note verbale, the table of organization, the list of major
    /// equipment, which may be empty, and the list of self-sustainment; each one that is missing is named in the refusal. Whoever submitted the
    /// pledge does not accept it. The event is <c>accepted</c>. To be selected for a mission the unit must rise to Level 2, for which a visit is
    /// scheduled.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, PledgeReadiness readiness, Caller caller) =>
        step.For(new Change("accepted", caller)).Apply(id, ifMatch, async pledge => pledge.Accept(await readiness.Of(pledge, caller), caller));
}
