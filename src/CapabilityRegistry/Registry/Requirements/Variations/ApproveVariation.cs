using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements.Variations;

public static class ApproveVariation
{
    /// <summary>Records that a shortfall of one line was agreed to be acceptable: from now on it counts in matching</summary>
    public static async Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, VariationTerms terms, [FromHeader(Name = "If-Match")] string? ifMatch,
        RequirementUpdate step, CatalogueStore catalogue, PledgeStore pledges, Keys keys, EventLog log, Caller caller)
    {
        var today = log.Today;
        var pledge = terms.Pledge is null ? null : await pledges.Find(terms.Pledge, caller);
        if (VariationChecks.Faults(terms, await catalogue.Codes(), pledge, today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        return await step.For(new Change("variation-approved", caller, terms.Scope)).Apply(id, ifMatch, async requirement =>
            requirement.MayVary(terms) is { } refusal ? refusal : requirement.Vary(terms, await keys.Next(KeyScopes.Variation), caller.Name));
    }
}
