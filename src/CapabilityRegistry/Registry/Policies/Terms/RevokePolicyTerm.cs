using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Policies.Terms;

/// <summary>Why a term is taken back.</summary>
public sealed record RevokePolicyTermRequest
{
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class RevokePolicyTerm
{
    /// <summary>Takes a term of a policy back before it begins</summary>
    /// <remarks>One that has begun is followed by another term, and not undone. The event is <c>revoked</c>, with the reason.</remarks>
    /// <param name="id">Key of the term, such as TERM-00003.</param>
    public static Task<Results<Versioned<PolicyTerm>, Refused>> Handle(
        string id, RevokePolicyTermRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, PolicyTermStore terms, EventLog log, Caller caller) =>
        terms.Update(new Change("revoked", caller, request.Reason)).Apply(id, ifMatch, term => term.Revoke(request.Reason, log.Today));
}
