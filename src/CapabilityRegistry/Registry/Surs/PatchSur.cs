using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
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
        SurStore surs, SurUpdate step, CatalogueStore catalogue, Caller caller)
    {
        if (await surs.Find(id, caller) is not { } sur)
        {
            return Refused.Missing("statement of unit requirements", id);
        }

        if (Precondition.Check(ifMatch, sur.Version) is { } failed)
        {
            return failed;
        }

        var result = await patched.Of<SurContent>("EditSur", sur, patch);
        return result.Content is { } content
            ? await EditSur.Handle(id, content, result.ReadOnly, ifMatch, surs, step, catalogue, caller)
            : Refused.Invalid(result.Faults);
    }
}
