using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deficiencies;

public static class EditDeficiency
{
    /// <summary>Says what the own state does about a deficiency, and by when</summary>
    /// <remarks>
    /// Of an open one, whatever its source, and how much of what is held is serviceable: what is missing follows from it. Of what the lists say, that is
    /// forgotten when another number is held. The event is <c>edited</c>. The answer is the deficiency in its new version. To change a few members only,
    /// use PATCH.
    /// </remarks>
    /// <param name="id">Key of the deficiency, such as DFCY-00012.</param>
    public static async Task<Results<Versioned<Deficiency>, Refused>> Handle(
        string id, DeficiencyContent content, ReadOnlyMembers readOnly, [FromHeader(Name = "If-Match")] string? ifMatch, DeficiencyStore deficiencies,
        EventLog log, Caller caller)
    {
        if (await deficiencies.Find(id, caller) is { } known
            && DeficiencyChecks.Faults(content, known.Held, known.Due, log.Today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        return await deficiencies.Update(new Change("edited", caller)).Apply(id, ifMatch, readOnly, before => Task.FromResult(before.Edit(content)));
    }
}
