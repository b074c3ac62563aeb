using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Requirements.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements;

/// <summary>With what a requirement is filled.</summary>
public sealed record FulfilRequirementRequest
{
    /// <summary>The keys of the pledges that fill it: each registered, at the level and of a unit type that the requirement asks for.</summary>
    [MinLength(1)]
    [MaxLength(100)]
    public required IReadOnlyList<string> Pledges { get; init; }

    /// <summary>Why it counts as filled, in words; stands in the history.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class FulfilRequirement
{
    /// <summary>Records that a requirement is filled, and by which pledges</summary>
    /// <remarks>
    /// From <c>published</c> or <c>amended</c> to <c>fulfilled</c>: nothing more is looked for, so that it no longer counts in gaps and runs; its
    /// persons still count against the ceiling. Every pledge named must be registered, at the level and of a unit type that the requirement asks for, and
    /// no longer asked for it: an invitation of its own is settled first, by selecting the unit or by releasing it. Open and accepted invitations of others
    /// are released, and their states are told that it is filled; deployments go on. The events are
    /// <c>fulfilled</c> and, for each invitation, <c>released</c>. An amendment makes it count again.
    /// </remarks>
    /// <param name="id">Key of the requirement, such as MINUSCA-00007, or GOAL-00001 for a capacity goal.</param>
    public static async Task<Results<Versioned<Requirement>, Refused>> Handle(
        string id, FulfilRequirementRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        RequirementUpdate step, PledgeStore pledges, PledgeLapses lapses, Caller caller)
    {
        var found = (await lapses.ForUse(await pledges.OfKeys([.. request.Pledges.Distinct()], caller))).ToDictionary(pledge => pledge.Id);
        IReadOnlyList<Fault> faults =
        [
            .. from pledge in request.Pledges.Index()
               where !found.ContainsKey(pledge.Item)
               select Fault.At($"/pledges/{pledge.Index}", "unknown-pledge", "the key of a pledge", $"'{pledge.Item}'"),
            .. CapabilityRegistry.Registry.Catalogue.CatalogueCodes.Repeated(request.Pledges, pledge => pledge, index => $"/pledges/{index}"),
        ];
        return faults.Count > 0
            ? Refused.Invalid(faults)
            : await step.For(new Change("fulfilled", caller, request.Reason))
                .Apply(id, ifMatch, requirement => step.Fulfil(requirement, [.. request.Pledges.Select(key => found[key])], caller));
    }
}
