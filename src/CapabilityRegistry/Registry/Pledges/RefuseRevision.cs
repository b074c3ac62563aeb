using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Rules;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>Why a revision is not accepted.</summary>
public sealed record RefuseRevisionRequest
{
    /// <summary>Why, as one of a list.</summary>
    public required RevisionRefusalReason ReasonCode { get; init; }

    /// <summary>For the state to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class RefuseRevision
{
    /// <summary>Refuses what a state proposed for its registered pledge, with the reason</summary>
    /// <remarks>
    /// The pledge stays what it was; the code stands in <c>revisionRefusedFor</c> until the state proposes another. The event is <c>revision-refused</c>, with
    /// the reason.
    /// </remarks>
    /// <param name="id">Key of the pledge, such as KAZ-00042.</param>
    public static Task<Results<Versioned<Pledge>, Refused>> Handle(
        string id, RefuseRevisionRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, PledgeUpdate step, Caller caller) =>
        step.For(new Change("revision-refused", caller, request.Reason)).Apply(id, ifMatch, pledge => pledge.RefuseRevision(request.ReasonCode));
}
