using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Individuals;

/// <summary>Why individuals are declined.</summary>
public sealed record DeclineIndividualPledgeRequest
{
    public required IndividualDeclineReason For { get; init; }

    /// <summary>The reason in words, for the state to read.</summary>
    [StringLength(2000, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Note { get; init; }
}

public static class DeclineIndividualPledge
{
    /// <summary>Declines individuals whom a state offers, with a reason</summary>
    /// <remarks>
    /// From <c>offered</c> to <c>declined</c>, which is the end; the reason stands in <c>declinedFor</c>. The state may offer anew. The event is
    /// <c>declined</c>.
    /// </remarks>
    /// <param name="id">Key of the offer, such as INDIV-00012.</param>
    public static Task<Results<Versioned<IndividualPledge>, Refused>> Handle(
        string id, DeclineIndividualPledgeRequest request, [FromHeader(Name = "If-Match")] string? ifMatch, IndividualPledgeStore offers, EventLog log,
        Caller caller) =>
        offers.Update(new Change("declined", caller)).Apply(id, ifMatch, offer => offer.Decline(request.For, request.Note, log.Today));
}
