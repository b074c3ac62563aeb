using CapabilityRegistry.Planning.Checking;
using CapabilityRegistry.Planning.Supply;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>Day plans, computed and checked once, and cached.</summary>
public sealed class CachedDayPlans(ResultCache cache, CheckedPlans plans)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public Task<DayPlan> Of(DaySnapshot snapshot, DayQuestion question, CancellationToken cancel)
    {
        var asked = question.VisitsPass && !snapshot.RaisedBy(question.Day, question.Group).Any() ? question with { VisitsPass = false } : question;
        var needed = snapshot.NeededOn(asked.Day).Count;
        return cache.Get((snapshot.Snapshot.LastPlanEvent, snapshot.Day, asked), needed, () => DayPlan.Of(snapshot, asked, Limit, plans), cancel);
    }

    /// <summary>A plan of another state of things than a snapshot.</summary>
    /// <param name="key">What identifies it.</param>
    /// <param name="needs">How many requirements it is for.</param>
    /// <param name="plan">Makes it, given the time limit of a search and what plans and checks.</param>
    public Task<DayPlan> Of(object key, int needs, Func<TimeSpan, CheckedPlans, DayPlan> plan, CancellationToken cancel) =>
        cache.Get(key, needs, () => plan(Limit, plans), cancel);
}
