using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Gaps.Forecast;

public static class GetForecast
{
    /// <summary>
    /// What is required, met, unmet and available month by month, from what is known today, and what planned visits could change; each
    /// figure with the list behind it
    /// </summary>
    public static async Task<Results<Ok<GapForecast>, BadRequestAnswer>> Handle(
        [AsParameters] ForecastQuery query, [AsParameters] GroupFilter group, [AsParameters] GapFilter filter,
        SnapshotReader snapshots, CachedDayPlans plans, Caller caller, CancellationToken cancel)
    {
        var scope = filter.AnsweredBy(group);
        if (query.Faults(snapshots.Today).ToList() is { Count: > 0 } faults)
        {
            return new BadRequestAnswer(faults);
        }

        var snapshot = await snapshots.OnToday(caller);
        var months = await Task.WhenAll(query.Months(snapshot.Day).Select(async day => (
            await plans.Of(snapshot, new DayQuestion(day, scope.Group), cancel),
            await plans.Of(snapshot, new DayQuestion(day, scope.Group, VisitsPass: true), cancel))));
        return TypedResults.Ok(Forecasts.Of(snapshot, scope, months));
    }
}
