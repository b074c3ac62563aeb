using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges.Shares;

public static class EditShare
{
    /// <summary>Changes what the own state brings of a joint unit</summary>
    /// <remarks>
    /// By the partner alone, of a share that is proposed or confirmed; the status stays, since what a partner says of its part is its word. Not more than the
    /// lists of the pledge hold together with the other shares. The event is <c>edited</c>. To change one of the lists only, use PATCH.
    /// </remarks>
    /// <param name="id">Key of the share, such as SHARE-00012.</param>
    public static async Task<Results<Versioned<ShareView>, Refused>> Handle(
        string id, ShareContent content, ReadOnlyMembers readOnly, [FromHeader(Name = "If-Match")] string? ifMatch, ShareUpdate update, Caller caller) =>
        ShareChecks.Faults(content) is { Count: > 0 } faults
            ? Refused.Invalid(faults)
            : await update.ByPartner(
                id, ifMatch, new Change("edited", caller), share => share.Edit(content),
                (pledge, others) => ShareChecks.MoreThanTheUnitHas(content, pledge, others) is { Count: > 0 } tooMuch
                    ? new Refusal("more-than-the-unit-has", "The lists of the unit hold less.", ShareChecks.WithoutNumbers(tooMuch))
                    : null,
                readOnly);
}
