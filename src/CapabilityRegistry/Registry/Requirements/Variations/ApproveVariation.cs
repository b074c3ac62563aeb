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
    /// <summary>Records that a shortfall of one line was agreed to be acceptable</summary>
    /// <remarks>
    /// Of a requirement that is a draft, published or amended. It names one mandatory line of it, for all pledges, those of one state or a single
    /// one, with who agreed, when, and where that is written. From now on a pledge that falls short of this line alone passes in candidates, gaps and
    /// runs, and the variation is shown with it. The requirement gets a new version, its status stays; the event is <c>variation-approved</c>.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
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
