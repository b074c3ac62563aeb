using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>What shows that the state has mended it.</summary>
public sealed record MendDeficiencyRequest : DeficiencyEvidence;

public static class MendDeficiency
{
    /// <summary>Closes what the own state has told of its unit, with evidence</summary>
    /// <remarks>
    /// From <c>open</c> to <c>closed</c>, of the source <c>self</c>. What the lists say closes by itself when the lists are mended; what an inspection has
    /// found is closed by an assessor or a planner. If it falls short again, it is told anew. The event is <c>mended</c>.
    /// </remarks>
    /// <param name="id">Key of the deficiency, such as DFCY-00012.</param>
    public static Task<Results<Versioned<Deficiency>, Refused>> Handle(
        string id, MendDeficiencyRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, DeficiencyStore deficiencies, EventLog log,
        Caller caller) =>
        deficiencies.Update(new Change("mended", caller)).Apply(id, ifMatch, deficiency => deficiency.Mend(request, caller, log.Today));
}
