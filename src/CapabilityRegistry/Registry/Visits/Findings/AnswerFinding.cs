using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits.Findings;

/// <summary>What was done about a finding.</summary>
public sealed record AnswerFindingRequest
{
    /// <summary>What was done, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Text { get; init; }

    /// <summary>The document that shows it.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Name)]
    public string? Reference { get; init; }
}

public static class AnswerFinding
{
    /// <summary>Answers a finding: says what the state did about it</summary>
    /// <remarks>
    /// From <c>open</c> to <c>answered</c>, also after the day on which it was due; from today on the finding is not overdue. The answer is judged by
    /// somebody of the Secretariat or an assessor of another state, who closes the finding or sends the answer back. The event is <c>answered</c>.
    /// </remarks>
    /// <param name="id">Key of the finding, such as FIND-00012.</param>
    public static Task<Results<Versioned<Finding>, Refused>> Handle(
        string id, AnswerFindingRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, FindingStore findings, EventLog log, Caller caller) =>
        findings.Update(new Change("answered", caller))
            .Apply(id, ifMatch, finding => finding.Answer(request.Text, request.Reference, caller, log.Today));
}
