using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
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
        [AsParameters] ReminderQuery query, [AsParameters] PageQuery page, PledgeStore pledges, PledgeReadiness readiness, Caller caller, HttpRequest request)
    {
        var states = query.Contributor.IsGiven() ? query.Contributor : null;
        var asked = query.Pledge.IsGiven()
            ? (await pledges.OfKeys(query.Pledge, caller)).Where(pledge => states is null || states.Contains(pledge.Contributor))
            : await pledges.OfStates(states, caller);
        var registered = asked.Where(pledge => pledge.Status.HoldsLevel()).ToList();
        var until = readiness.Today.AddDays(Math.Min(query.Within ?? 90, DateOnly.MaxValue.DayNumber - readiness.Today.DayNumber));
        var closing = query.Pledge.IsGiven() ? await readiness.ClosingOfSome(registered, caller) : await readiness.ClosingOfAll(registered, states, caller);
        var reminders = registered.Zip(closing).SelectMany(each => Reminder.Of(each.First, each.Second, readiness.Today, until))
            .Where(reminder => query.Gate is null || reminder.Gate == query.Gate);
        return TypedResults.Ok(Orders.PageOf(request, [.. reminders], page));
    }
}
