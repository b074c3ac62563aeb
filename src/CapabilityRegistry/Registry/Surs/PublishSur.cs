using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Surs;

public static class PublishSur
{
    /// <summary>Publishes a statement for good</summary>
    /// <remarks>
    /// From <c>draft</c> to <c>published</c>, which is the end: its content never changes again. It must ask for at least one line or one person, and
    /// take effect after every published edition for the same unit type and mission. It counts from <c>effectiveFrom</c>, and from that day the
    /// edition before no longer does. Requirements that refer to an earlier edition keep it until they are amended. The event is <c>published</c>.
    /// </remarks>
    /// <param name="id">Key of the statement, such as STMT-00012.</param>
    public static Task<Results<Versioned<Sur>, Refused>> Handle(
        string id, [FromHeader(Name = "If-Match")] string? ifMatch, SurStore surs, SurUpdate step, Caller caller) =>
        step.For(new Change("published", caller)).Apply(id, ifMatch, async sur => sur.Publish(await surs.LatestOf(sur)));
}
