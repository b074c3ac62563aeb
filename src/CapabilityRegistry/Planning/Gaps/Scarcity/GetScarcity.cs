using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Gaps.Scarcity;

public static class GetScarcity
{
    /// <summary>Demand against supply on a day, by unit type, the scarcest first</summary>
    /// <remarks>
    /// Made by counting, not by planning: requirements in force and needed on the day against registered pledges at Level 2 and above that are
    /// available: those of <c>GET /v1/gaps/supply</c>. It says where to look for new pledges, not whether a unit fits a need. Each figure comes with
    /// the address of the list behind it.
    /// </remarks>
    public static async Task<Ok<ScarcityTable>> Handle(
        [FromQuery(Name = "on"), Description("The day to look at; today if left out.")] DateOnly? on,
        SnapshotReader snapshots, CatalogueStore catalogue, Caller caller, CancellationToken cancel)
    {
        var snapshot = await snapshots.OnToday(caller);
        return TypedResults.Ok(Scarcities.Of(snapshot, on ?? snapshot.Day, (await catalogue.Codes()).UnitTypes));
    }
}
