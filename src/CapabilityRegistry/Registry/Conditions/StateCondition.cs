using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Conditions;

/// <summary>On what the use of a unit depends.</summary>
public sealed record StateConditionRequest : ConditionContent;

public static class StateCondition
{
    /// <summary>The state makes the use of its unit depend on a condition</summary>
    /// <remarks>
    /// Of a pledge that is neither withdrawn nor lapsed. On each day on which it is open the unit is not counted as supply: it is no candidate for a need
    /// with such a day (<c>condition-open</c>), and gap table, forecast and scarcity leave it out. Whoever invites it all the same says why. Its readiness
    /// stays as it is. A condition is not edited: it is dropped, and stated anew. The event is <c>stated</c>; the pledge itself does not change.
    /// </remarks>
    public static async Task<Results<Added<Condition>, Refused>> Handle(
        StateConditionRequest request, PledgeLapses lapses, ConditionStore conditions, EventLog log, Caller caller)
    {
        var pledge = await lapses.Settled(request.Pledge, caller);
        if (ConditionChecks.Faults(request, pledge, log.Today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        if (PledgeLife.RefusalIfOver(pledge!) is { } refusal)
        {
            return Refused.Because(refusal);
        }

        var condition = await conditions.Add(request, pledge!.Contributor, new Change("stated", caller));
        return new Added<Condition>(condition, condition.Version, $"/v1/conditions/{condition.Id}");
    }
}
