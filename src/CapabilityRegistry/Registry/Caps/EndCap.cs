using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Caps;

/// <summary>When a law stops to forbid.</summary>
public sealed record EndCapRequest
{
    /// <summary>The first day on which it forbids nothing any more: today or later, and not before it takes effect.</summary>
    public required DateOnly On { get; init; }
}

public static class EndCap
{
    /// <summary>Records from which day on a law of the own state forbids nothing any more</summary>
    /// <remarks>
    /// Once, and for good: a law that forbids again is recorded anew. Nothing is raised by this alone. A law that was recorded by mistake is ended on
    /// the same day. The event is <c>ended</c>.
    /// </remarks>
    /// <param name="id">Key of the cap, such as NCAP-00012.</param>
    public static Task<Results<Versioned<Cap>, Refused>> Handle(
        string id, EndCapRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, CapStore caps, EventLog log, Caller caller) =>
        caps.Update(new Change("ended", caller)).Apply(id, ifMatch, cap => cap.End(request.On, log.Today));
}
