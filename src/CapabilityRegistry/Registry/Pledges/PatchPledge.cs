using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Platform.OpenApi.Contract;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

public static class PatchPledge
{
    /// <summary>Changes some of the content of a pledge that is a draft or was returned: a JSON merge patch (RFC 7386) on what GET gives</summary>
    public static async Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, JsonObject patch, [FromHeader(Name = "If-Match")] string? ifMatch, PatchedContent patched,
        PledgeUpdate step, PledgeStore pledges, CatalogueStore catalogue, Caller caller)
    {
        if (await pledges.Find(id, caller) is not { } pledge)
        {
            return Refused.Missing("pledge", id);
        }

        if (Precondition.Check(ifMatch, pledge.Version) is { } failed)
        {
            return failed;
        }

        var result = await patched.Of<PledgeContent>("EditPledge", pledge.For(caller), patch);
        return result.Content is { } content
            ? await EditPledge.Handle(id, content, result.ReadOnly, ifMatch, step, pledges, catalogue, caller)
            : Refused.Invalid(result.Faults);
    }
}
