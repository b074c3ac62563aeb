using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Gaps.Scarcity;

public static class GetScarcity
{
    /// <summary>Demand against supply at Level 2 and above on a day, by unit type, the scarcest first; each figure with the list behind it</summary>
    public static async Task<Ok<ScarcityTable>> Handle(
        [FromQuery(Name = "on"), Description("The day to look at; today if left out.")] DateOnly? on,
        SnapshotReader snapshots, CatalogueStore catalogue, Caller caller, CancellationToken cancel)
    {
        var snapshot = await snapshots.OnToday(caller);
        return TypedResults.Ok(Scarcities.Of(snapshot, on ?? snapshot.Day, (await catalogue.Codes()).UnitTypes));
    }
}
