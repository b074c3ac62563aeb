using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

public static class ListReminders
{
    public static readonly ListOrders<Reminder> Orders = new(
        "id",
        reminder => reminder.Id,
        SortField.Day<Reminder>("lapsesOn", reminder => reminder.LapsesOn),
        SortField.Text<Reminder>("contributor", reminder => reminder.Contributor),
        SortField.Text<Reminder>("unitType", reminder => reminder.UnitType));

    /// <summary>What lapses soon: gates of registered pledges that time alone will close</summary>
    /// <remarks>
    /// Of each registered pledge, set aside or not, the gates of its level and of those below it that lapse today or within so many days under the policy of
    /// that day, with what then follows; findings of visits too, whose answer is due; and what has lapsed while its days of grace last. What lapses today can
    /// still be saved today. Ask with <c>sort=lapsesOn</c> for the most urgent first. Who speaks for one state
    /// gets the pledges of that state alone. Nothing is sent to anybody. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Reminder>>> Handle(
        [AsParameters] ReminderQuery query, [AsParameters] PageQuery page, ReminderReader reminders, TimeProvider clock, Caller caller, HttpRequest request)
    {
        var states = query.Contributor.IsGiven() ? query.Contributor : null;
        var today = clock.Today();
        var until = today.AddDays(Math.Min(query.Within ?? 90, DateOnly.MaxValue.DayNumber - today.DayNumber));
        var found = query.Pledge.IsGiven()
            ? await reminders.OfSome(query.Pledge, states, until, caller)
            : await reminders.OfStates(states, until, caller);
        return TypedResults.Ok(Orders.PageOf(request, [.. found.Where(reminder => query.Gate is null || reminder.Gate == query.Gate)], page));
    }
}
