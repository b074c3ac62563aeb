using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Planning.Supply;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.ForceGeneration.Reports.Requirements;

public static class GetRequirementsReport
{
    /// <summary>What is needed in the next 18 months, and what of it is scarce</summary>
    /// <remarks>
    /// By unit type, what is most wanted first: what is needed on the day and what is needed later, how much of it the best plan of each month leaves open, how
    /// much is there at Level 2 and above, below which no unit is selected, and which levels, attributes, languages and training are asked for. Each month
    /// is looked at on its first day, as the gap table of that day is. Each figure comes with the address of the list behind it. It is made after the model of
    /// the United Nations paper "Current and Emerging Uniformed Capability Requirements" of March 2022.
    /// </remarks>
    public static async Task<Ok<RequirementsReport>> Handle(
        [FromQuery(Name = "on"), Description("The day from which 18 months are looked at; today if left out.")] DateOnly? on,
        SnapshotReader snapshots, CachedDayPlans plans, Caller caller, CancellationToken cancel)
    {
        var snapshot = await snapshots.OnToday(caller);
        var span = ReportSpan.From(on ?? snapshot.Day);
        var days = await Task.WhenAll(span.Days.Select(day => plans.Of(snapshot, new DayQuestion(day, ContributorGroup.Everybody), cancel)));
        return TypedResults.Ok(RequirementsReports.Of(snapshot, span, days));
    }
}
