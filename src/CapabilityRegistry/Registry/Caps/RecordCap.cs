using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Caps;

/// <summary>What the law of the own state forbids.</summary>
public sealed record RecordCapRequest : CapContent
{
    /// <summary>The consent that was obtained already.</summary>
    [MaxLength(50)]
    public IReadOnlyList<Approval> Approvals { get; init; } = [];
}

public static class RecordCap
{
    /// <summary>Records what the own law forbids: a level, or too many persons abroad</summary>
    /// <remarks>
    /// Without consent in force no unit of those types is raised above the highest level that the law allows. A unit that holds more is lowered to that
    /// level by the policy: with the first day of the law or, if that is past, with today, which is recorded when that day is over. What it held until then
    /// stays on record. So record consent that is in force on that day at the latest: a unit that was lowered has to be raised again, and above Level 1
    /// that takes a new visit or comparison. A law on persons is recorded with <c>all</c> in <c>highest</c> if it forbids no level: without consent in force no
    /// invitation is accepted and no unit selected with which more persons of the state would serve abroad on a day than it allows. Counted are the persons
    /// of its own units without what partners bring to them, and its confirmed shares of joint units of other states, wherever it is the lead that is asked.
    /// Nothing that serves already is touched, and a state can be asked before it has consent. The event is <c>recorded</c>; no pledge changes by this alone.
    /// </remarks>
    public static async Task<Results<Added<Cap>, Refused>> Handle(
        RecordCapRequest request, CapStore caps, CatalogueStore catalogue, EventLog log, Caller caller)
    {
        IReadOnlyList<Fault> faults =
        [
            .. CapChecks.Faults(request, await catalogue.Codes()),
            .. request.Approvals.Index().SelectMany(each => CapChecks.Faults(each.Item, log.Today, $"/approvals/{each.Index}")),
        ];
        if (faults.Count > 0)
        {
            return Refused.Invalid(faults);
        }

        var cap = await caps.Add(request, request.Approvals, caller.Contributor!, new Change("recorded", caller));
        return new Added<Cap>(cap, cap.Version, $"/v1/caps/{cap.Id}");
    }
}
