using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Deficiencies;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Capabilities;

public static class ListCapabilities
{
    /// <summary>In the orders of pledges, along whose indexes it is read.</summary>
    public static readonly ListOrders<Capability> Orders = new(
        "pledge",
        capability => capability.Pledge,
        SortField.Text<Capability>("contributor", capability => capability.Contributor),
        SortField.Text<Capability>("unitType", capability => capability.UnitType));

    /// <summary>What there is, at what level, lacking what, on a day</summary>
    /// <remarks>
    /// The pledged units that are registered now, not set aside, and available on the day, whether they wait or serve, with the level that they hold then and
    /// what they lack then: one answer for what is pledged and for what is missing of it. Level and standing are judged by the facts on record up to that
    /// day, as by
    /// <c>/v1/pledges/{id}/readiness</c>; what the state says of the unit is as it is now. Who speaks for one state gets only its own units. Filters are
    /// combined: a unit must pass all of them. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Capability>>> Handle(
        [AsParameters] CapabilityQuery query, [AsParameters] PageQuery page, PledgeStore pledges, PledgeReadiness readiness, DeficiencyStore deficiencies,
        Caller caller, HttpRequest request)
    {
        var day = query.On ?? readiness.Today;
        var filter = new PledgeFilter
        {
            UnitType = query.UnitType,
            Contributor = query.Contributor,
            Organisation = query.Organisation,
            OfferedThrough = query.OfferedThrough,
            Status = [new(PledgeStatus.Registered)],
            AvailableOn = day,
        };
        var found = await pledges.List(filter, caller, page, memberOn: day);
        int? count = page.Count == true ? await pledges.Count(filter, caller, ChangedSinceQuery.Any, memberOn: day) : null;
        var units = await readiness.OfSome(found, day, caller);
        var lacking = await deficiencies.OpenOn(day, [.. found.Select(pledge => pledge.Id)], caller);
        var capabilities = found.Zip(units, (pledge, unit) => Capability.Of(pledge, unit, lacking[pledge.Id])).ToList();
        return TypedResults.Ok(Orders.Page(request, capabilities, page, count));
    }
}
