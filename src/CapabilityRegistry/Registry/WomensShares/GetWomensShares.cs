using CapabilityRegistry.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.WomensShares;

public static class GetWomensShares
{
    /// <summary>The share of women in pledged units, by category, beside the target of the year</summary>
    /// <remarks>
    /// Of the units that are registered now and available on the day, whether they wait or serve: targets are expected to be met in pledges. Green meets the
    /// target, yellow has women but fewer, red has none. The target is that of the earliest year for which one is known from the year of the day on, or
    /// else of the last one; targets are policy, each with its source. Each number of pledges carries the address of the list behind it, which has exactly
    /// so many items. Who speaks for one state gets figures of its own units alone.
    /// </remarks>
    public static async Task<Ok<WomensShareTable>> Handle([AsParameters] WomensShareQuery query, WomensShareReader shares, Caller caller) =>
        TypedResults.Ok(await shares.Read(query, caller));
}
