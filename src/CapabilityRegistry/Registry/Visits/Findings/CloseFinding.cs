using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Visits.Findings;

/// <summary>On what the decision rests.</summary>
public sealed record CloseFindingRequest
{
    /// <summary>On what the decision rests, in words.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Reason { get; init; }
}

public static class CloseFinding
{
    /// <summary>Closes a finding whose answer will do</summary>
    /// <remarks>
    /// From <c>answered</c> to <c>closed</c>, which is the end; a later visit can find the same again. An assessor of the pledging state does not judge its
    /// answers. The event is <c>closed</c>.
    /// </remarks>
    /// <param name="id">Key of the finding, such as FIND-00012.</param>
    public static Task<Results<Versioned<Finding>, Refused>> Handle(
        string id, CloseFindingRequest? request, [FromHeader(Name = "If-Match")] string? ifMatch, FindingStore findings, EventLog log, Caller caller) =>
        findings.Update(new Change("closed", caller, request?.Reason)).Apply(id, ifMatch, finding => finding.Close(caller, log.Today));
}
