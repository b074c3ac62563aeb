using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>What shows that it is mended.</summary>
public sealed record CloseDeficiencyRequest : DeficiencyEvidence;

public static class CloseDeficiency
{
    /// <summary>Closes what an inspection has found, with evidence</summary>
    /// <remarks>
    /// From <c>open</c> to <c>closed</c>, of the sources <c>aav</c> and <c>coe-inspection</c>; nobody of the pledging state does. What the lists say closes
    /// by itself when the lists are mended; what a state has told of itself, its focal point closes. The event is <c>closed</c>.
    /// </remarks>
    /// <param name="id">Key of the deficiency, such as DFCY-00012.</param>
    public static Task<Results<Versioned<Deficiency>, Refused>> Handle(
        string id, CloseDeficiencyRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, DeficiencyStore deficiencies, EventLog log,
        Caller caller) =>
        deficiencies.Update(new Change("closed", caller)).Apply(id, ifMatch, deficiency => deficiency.Close(request, caller, log.Today));
}
