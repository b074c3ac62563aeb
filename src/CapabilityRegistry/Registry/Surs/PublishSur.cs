using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Surs;

public static class PublishSur
{
    /// <summary>Publishes a statement for good: it counts from the day that it names, and the one before it no longer does</summary>
    public static Task<Results<Versioned<Sur>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, SurStore surs, SurUpdate step, Caller caller) =>
        step.For(new Change("published", caller)).Apply(id, ifMatch, async sur => sur.Publish(await surs.LatestOf(sur)));
}
