using CapabilityRegistry.Planning.Checking;
using CapabilityRegistry.Planning.Supply;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>Day plans, computed and checked once, and cached.</summary>
public sealed class CachedDayPlans(ResultCache cache, CheckedPlans plans)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public async Task<DayPlan> Of(DaySnapshot snapshot, DayQuestion question, CancellationToken cancel)
    {
        var raised = question.VisitsPass
            ? snapshot.RaisedBy(question.Day, question.Group).Select(offer => offer.UnitType).ToHashSet(StringComparer.Ordinal)
            : [];
        var parts = await Task.WhenAll(PlanGroup.Of(snapshot, question.Day).Select(group =>
        {
            var asked = question with { VisitsPass = group.UnitTypes.Any(raised.Contains) };
            return cache.Get(
                (group.KeyIn(snapshot, asked.Reasons), snapshot.Day, asked), group.Needed.Count, () => DayPlan.Of(snapshot, asked, group, Limit, plans),
                cancel);
        }));
        return DayPlan.Joined(question.Day, snapshot.NeededOn(question.Day), parts);
    }

    /// <summary>A plan of another state of things than a snapshot.</summary>
    /// <param name="key">What identifies it.</param>
    /// <param name="needs">How many requirements it is for.</param>
    /// <param name="plan">Makes it, given the time limit of a search and what plans and checks.</param>
    public Task<DayPlan> Of(object key, int needs, Func<TimeSpan, CheckedPlans, DayPlan> plan, CancellationToken cancel) =>
        cache.Get(key, needs, () => plan(Limit, plans), cancel);
}
