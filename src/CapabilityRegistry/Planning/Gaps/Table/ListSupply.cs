using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Gaps.Table;

public static class ListSupply
{
    public static readonly ListOrders<SuppliedUnit> Orders = new(
        "pledge",
        unit => unit.Pledge,
        SortField.Text<SuppliedUnit>("contributor", unit => unit.Contributor),
        SortField.Text<SuppliedUnit>("unitType", unit => unit.UnitType),
        SortField.Number<SuppliedUnit>("readinessLevel", unit => (int)unit.ReadinessLevel),
        SortField.Day<SuppliedUnit>("lapsesOn", unit => unit.LapsesOn, mayBeNull: true),
        SortField.Number<SuppliedUnit>("amount", unit => unit.Amount));

    /// <summary>The pledges that are there on a day, at the level that time leaves them</summary>
    /// <remarks>
    /// The list behind the figures of supply of the gap table, the forecast and the scarcity: registered pledges that are available on the day, not bound by a
    /// deployment that is under way (one that has ended binds no day any more), without a condition of their state that is open on it or a share of another
    /// state that is open now, whose vetting neither waits nor bars them on it, where vetting is recorded, whom no case excludes on it, and at Level 2 or
    /// above, or at <c>minimumLevel</c> or above. What lapses by the day without being renewed is gone from their levels. A past day too is judged by what is
    /// on record today, at the level that is left at the end of today: what was known then is asked of <c>GET /v1/gaps/requirements</c> with <c>knownOn</c>.
    /// With <c>raisedByVisits=true</c> those instead that would come to it at Level 2 if every Assessment and Advisory Visit planned until the day were
    /// passed: they are shown at the level that they hold without it, and none is there where more than Level 2 is asked for. Follow <c>next</c> until it is
    /// null.
    /// </remarks>
    public static async Task<Ok<Page<SuppliedUnit>>> Handle(
        [AsParameters] SupplyQuery query, [AsParameters] GroupFilter group, [AsParameters] PageQuery page,
        SnapshotReader snapshots, Caller caller, HttpRequest request)
    {
        var snapshot = await snapshots.OnToday(caller);
        var (on, scope) = (query.On ?? snapshot.Day, query.ScopeOf(group));
        var least = query.MinimumLevel?.Value ?? SelectionLevel.Least;
        var supply = query.RaisedByVisits == true
            ? snapshot.RaisedBy(on, scope.Group, least).Where(offer => scope.UnitTypes.Holds(offer.UnitType))
            : snapshot.AvailableOn(on, scope, least);
        return TypedResults.Ok(Orders.PageOf(request, [.. supply.Select(offer => SuppliedUnit.Of(offer, snapshot))], page));
    }
}
