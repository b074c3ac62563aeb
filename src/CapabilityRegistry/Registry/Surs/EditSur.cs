using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Surs;

public static class EditSur
{
    /// <summary>Replaces the content of a statement that is not published yet</summary>
    /// <remarks>
    /// Unit type, mission and edition stay as they are. The event is <c>edited</c>. The answer is the statement in its new version. A published
    /// statement never changes: draft the next edition. To change a few members only, use PATCH.
    /// </remarks>
    /// <param name="id">Key of the statement, such as STMT-00012.</param>
    public static async Task<Results<Versioned<Sur>, Refused>> Handle(
        string id, SurContent content, ReadOnlyMembers readOnly, [FromHeader(Name = "If-Match")] string? ifMatch, SurStore surs, SurUpdate step,
        CatalogueStore catalogue, Caller caller)
    {
        if (await surs.Find(id, caller) is { } sur && SurChecks.Faults(content, sur.UnitType, await catalogue.Codes()) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        return await step.For(new Change("edited", caller)).Apply(id, ifMatch, readOnly, before => Task.FromResult(before.Edit(content)));
    }
}
