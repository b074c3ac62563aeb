using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Surs;

public static class PatchSur
{
    /// <summary>Changes some of the content of a statement that is not published yet: a JSON merge patch (RFC 7386) on what GET gives</summary>
    public static async Task<Results<Versioned<Sur>, Refused>> Handle(
        string id, JsonObject patch, [FromHeader(Name = "If-Match")] string? ifMatch, PatchedContent patched,
        SurStore surs, SurUpdate step, CatalogueStore catalogue, Caller caller) =>
        await patched.Edit<SurContent, Sur>(
            "EditSur", "statement of unit requirements", id, ifMatch, await surs.Find(id, caller), patch,
            (content, readOnly) => EditSur.Handle(id, content, readOnly, ifMatch, surs, step, catalogue, caller));
}
