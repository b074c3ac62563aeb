using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits.Findings;

/// <summary>Why an answer will not do.</summary>
public sealed record SendBackFindingRequest
{
    /// <summary>For the state to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class SendBackFinding
{
    /// <summary>Sends the answer to a finding back, with the reason</summary>
    /// <remarks>
    /// From <c>answered</c> to <c>open</c>: from today on the finding is overdue again if its day is past. The answer stays on record with the reason. An
    /// assessor of the pledging state does not judge its answers. The event is <c>sent-back</c>.
    /// </remarks>
    /// <param name="id">Key of the finding, such as FIND-00012.</param>
    public static Task<Results<Versioned<Finding>, Refused>> Handle(
        string id, SendBackFindingRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, FindingStore findings, EventLog log, Caller caller) =>
        findings.Update(new Change("sent-back", caller, request.Reason))
            .Apply(id, ifMatch, finding => finding.SendBack(request.Reason, caller, log.Today));
}
