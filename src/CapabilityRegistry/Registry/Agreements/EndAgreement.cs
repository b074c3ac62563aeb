using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Agreements;

/// <summary>When an agreement is over, and why.</summary>
public sealed record EndAgreementRequest
{
    /// <summary>The first day on which it is over: today or later, after the day on which it was signed, and before the end that it has.</summary>
    public required DateOnly On { get; init; }

    /// <summary>For the state to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }
}

public static class EndAgreement
{
    /// <summary>Ends an agreement earlier than was agreed, with the reason</summary>
    /// <remarks>
    /// From that day on it does not count: unless another one is in force, the policy lowers the unit to Level 3 on it, which is recorded when that
    /// day is over. Until then it counts as before; a later end, or none, takes a new agreement. The event is <c>ended</c>.
    /// </remarks>
    /// <param name="id">Key of the agreement, such as RDLA-00012.</param>
    public static Task<Results<Versioned<Agreement>, Refused>> Handle(
        string id, EndAgreementRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, AgreementStore agreements, EventLog log, Caller caller) =>
        agreements.Update(new Change("ended", caller, request.Reason)).Apply(id, ifMatch, agreement => agreement.End(request.On, request.Reason, log.Today));
}
