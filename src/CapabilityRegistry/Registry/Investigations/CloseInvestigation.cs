using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Investigations;

/// <summary>How the case ended.</summary>
public sealed record CloseInvestigationRequest
{
    /// <summary>The day on which it was closed; not in the future, and not before it was opened.</summary>
    public required DateOnly ClosedOn { get; init; }

    public required InvestigationOutcome Outcome { get; init; }

    /// <summary>What was found, for those who handle and audit cases.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Conclusion { get; init; }
}

public static class CloseInvestigation
{
    /// <summary>Closes a case</summary>
    /// <remarks>
    /// From <c>opened</c> to <c>closed</c>, which is the end. One that was substantiated has its effect on the selection of the unit for whatever it is needed
    /// for from a day within as many months as the policy says; for what begins after them it has none, from today on. The event is <c>closed</c>.
    /// </remarks>
    /// <param name="id">Key of the case, such as CASE-00012.</param>
    public static Task<Results<Versioned<Investigation>, Refused>> Handle(
        string id, CloseInvestigationRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, InvestigationStore investigations, EventLog log,
        Caller caller) => investigations.Update(new Change("closed", caller)).Apply(
            id, ifMatch, investigation => investigation.Close(request.ClosedOn, request.Outcome, request.Conclusion, log.Today));
}
