using CapabilityRegistry.Kernel;
using System.ComponentModel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Requirements.Ceilings;

public static class GetCeiling
{
    /// <summary>What a mission may have on a day, and what its requirements add up to</summary>
    /// <remarks>
    /// The newest authorised strength that has begun by the day, against the persons of all requirements of the mission that are in force or
    /// fulfilled and needed on it; <c>excess</c> is what goes beyond, for military and police apart. Where a requirement does not say its persons,
    /// those of its statement or of a typical unit count, and <c>basis</c> says which. An excess is told and stands in the way of nothing.
    /// </remarks>
    /// <param name="id">Acronym of the mission, such as MINUSCA.</param>
    public static async Task<Results<Ok<Ceiling>, NotFoundAnswer>> Handle(
        string id, [FromQuery(Name = "on"), Description("The day to look at; today if left out.")] DateOnly? on, CeilingStore ceilings, TimeProvider clock) =>
        await ceilings.On(on ?? clock.Today(), id) is { } ceiling
            ? TypedResults.Ok(ceiling)
            : new NotFoundAnswer("mission", id);
}
