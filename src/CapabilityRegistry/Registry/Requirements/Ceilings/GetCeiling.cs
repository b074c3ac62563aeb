using CapabilityRegistry.Kernel;
using System.ComponentModel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements.Ceilings;

public static class GetCeiling
{
    /// <summary>What a mission may have on a day, what its requirements add up to, and the excess</summary>
    public static async Task<Results<Ok<Ceiling>, NotFoundAnswer>> Handle(
        string id, [FromQuery(Name = "on"), Description("The day to look at; today if left out.")] DateOnly? on, CeilingStore ceilings, TimeProvider clock) =>
        await ceilings.On(on ?? clock.Today(), id) is { } ceiling
            ? TypedResults.Ok(ceiling)
            : new NotFoundAnswer("mission", id);
}
