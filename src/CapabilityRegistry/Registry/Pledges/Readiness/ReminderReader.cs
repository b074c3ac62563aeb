using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>
/// Finds what lapses soon. Of what was found before, only states of which the log has said anything since are judged again, so an answer is never older than
/// its question.
/// </summary>
public sealed class ReminderReader(PledgeStore pledges, PledgeReadiness readiness, EventStore events, KnownReminders known)
{
    /// <summary>
    /// Kinds of objects of no state that say nothing of any unit. After an event about another kind, such as a policy, all units are judged again.
    /// </summary>
    private static readonly IReadOnlyList<string> AboutNoUnit = ["digest", "match-run", "match-weights", "requirement", "token"];

    /// <summary>Of some pledges, which are few, if they are of these states.</summary>
    public async Task<IEnumerable<Reminder>> OfSome(IReadOnlyCollection<string> ids, IReadOnlyCollection<string>? states, DateOnly until, Caller caller)
    {
        var asked = Registered(await pledges.OfKeys(ids, caller)).Where(pledge => states is null || states.Contains(pledge.Contributor)).ToList();
        return Of(asked, await readiness.ClosingOfSome(asked, caller), until);
    }

    /// <summary>Of all pledges of some states, or of all, as far as the caller may see them.</summary>
    public async Task<IEnumerable<Reminder>> OfStates(IReadOnlyCollection<string>? states, DateOnly until, Caller caller)
    {
        // Read first: what is read afterwards includes at least this event.
        var (end, today) = (await events.HeadAnchor(), readiness.Today);
        var before = known.Find(caller.Scope, today, until);
        if (before?.LastEvent == end)
        {
            return before.Of(states);
        }

        var touched = before is null ? null : await Touched(before.LastEvent, end);
        if (touched is null && states is not null)
        {
            return await Judged(states, until, caller);
        }

        var now = touched is null
            ? RemindersOfStates.Of(end, await Judged(null, until, caller))
            : before!.With(end, touched, touched.Count == 0 ? [] : await Judged(touched, until, caller));
        known.Keep(caller.Scope, today, until, now);
        return now.Of(states);
    }

    /// <summary>The states of which something was said between two events; null if all must be judged again.</summary>
    private async Task<IReadOnlySet<string>?> Touched(Anchor from, Anchor to)
    {
        var subjects = await events.SubjectsSince(from, to);
        return subjects is null || subjects.Any(each => each.Contributor is null && !AboutNoUnit.Contains(each.SubjectKind))
            ? null
            : subjects.Select(each => each.Contributor).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    // One state after the other, so that no more than its pledges are in memory.
    private async Task<IReadOnlyList<Reminder>> Judged(IReadOnlyCollection<string>? states, DateOnly until, Caller caller)
    {
        var found = new List<Reminder>();
        foreach (var state in states ?? await pledges.StatesWithRegistered(caller))
        {
            var asked = Registered(await pledges.OfStates([state], caller)).ToList();
            found.AddRange(Of(asked, await readiness.ClosingOfAll(asked, [state], caller), until));
        }

        return found;
    }

    private static IEnumerable<Pledge> Registered(IEnumerable<Pledge> all) => all.Where(pledge => pledge.Status.HoldsLevel());

    private IEnumerable<Reminder> Of(IReadOnlyList<Pledge> registered, IReadOnlyList<ClosingGates> closing, DateOnly until) =>
        registered.Zip(closing).SelectMany(each => Reminder.Of(each.First, each.Second, readiness.Today, until));
}
