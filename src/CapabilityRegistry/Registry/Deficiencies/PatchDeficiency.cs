using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.OpenApi.Contract;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Deficiencies;

public static class PatchDeficiency
{
    /// <summary>Changes some of what the own state says of a deficiency</summary>
    /// <remarks>
    /// The patch is applied to what GET gives, and the result is judged as if it had been sent by PUT. The event is <c>edited</c>, as with PUT. The
    /// answer is the whole deficiency in its new version.
    /// </remarks>
    /// <param name="id">Key of the deficiency, such as DFCY-00012.</param>
    public static async Task<Results<Versioned<Deficiency>, Refused>> Handle(
        string id, JsonObject patch, [FromHeader(Name = "If-Match")] string? ifMatch, PatchedContent patched, DeficiencyStore deficiencies, EventLog log,
        Caller caller) =>
        await patched.Edit<DeficiencyContent, Deficiency>(
            "EditDeficiency", "deficiency", id, ifMatch, await deficiencies.Find(id, caller), patch,
            (content, readOnly) => EditDeficiency.Handle(id, content, readOnly, ifMatch, deficiencies, log, caller));
}
