using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Surs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Agreements;

/// <summary>What was agreed, on which unit.</summary>
public sealed record RecordAgreementRequest : AgreementContent;

public static class RecordAgreement
{
    /// <summary>Records an agreement on the rapid deployment level of a unit</summary>
    /// <remarks>
    /// Evidence for the rapid deployment level, beside a verification visit: of a registered pledge, on a published generic statement for its unit type.
    /// It counts from the day on which it was signed until before the day on which it is over; of several that which lasts longest. An agreement with
    /// more days than the policy allows is recorded and does not meet the gate. When the last one is over, the policy lowers the unit to Level 3. The
    /// event is <c>recorded</c>; the pledge itself does not change.
    /// </remarks>
    public static async Task<Results<Added<Agreement>, Refused>> Handle(
        RecordAgreementRequest request, PledgeLapses lapses, SurStore surs, AgreementStore agreements, EventLog log,
        Caller caller)
    {
        var (pledge, sur) = (await lapses.Settled(request.Pledge, caller), await surs.Find(request.Sur, caller));
        if (AgreementChecks.Faults(request, pledge, sur, log.Today) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        if (AgreementChecks.Refusal(request, pledge!) is { } refusal)
        {
            return Refused.Because(refusal).Showing(pledge!.DisclosedObjects());
        }

        var agreement = await agreements.Add(request, pledge!.Contributor, new Change("recorded", caller));
        return new Added<Agreement>(agreement, agreement.Version, $"/v1/agreements/{agreement.Id}");
    }
}
