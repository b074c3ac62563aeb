using CapabilityRegistry.Platform.Events;
using Microsoft.Extensions.Caching.Memory;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>
/// Reminders that were worked out before, state by state: to judge all units of a large registry takes seconds, and between two questions little happens.
/// </summary>
public sealed class KnownReminders : IDisposable
{
    // Each costs some 400 bytes: what is kept stays below about 40 MB.
    private const int Most = 100_000;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <param name="scope">The one state that the caller may see, since what is found is what the caller may see; null for all.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <param name="until">The last day on which anything lapses that is asked for.</param>
    public RemindersOfStates? Find(string? scope, DateOnly today, DateOnly until) => _kept.Get<RemindersOfStates>((scope, today, until));

    public void Keep(string? scope, DateOnly today, DateOnly until, RemindersOfStates known) => _kept.Set(
        (scope, today, until), known, new MemoryCacheEntryOptions { Size = 1 + known.ByState.Values.Sum(each => each.Count), SlidingExpiration = Idle });

    public void Dispose() => _kept.Dispose();
}

/// <summary>The reminders of all pledges that somebody may see, as of one event; it never changes.</summary>
/// <param name="LastEvent">The last event that is taken into account.</param>
/// <param name="ByState">Those of each state that has any, in the order of the pledges.</param>
public sealed record RemindersOfStates(Anchor LastEvent, IReadOnlyDictionary<string, IReadOnlyList<Reminder>> ByState)
{
    public static RemindersOfStates Of(Anchor end, IEnumerable<Reminder> all) => new(end, Grouped(all).ToDictionary());

    /// <summary>The same after more events.</summary>
    /// <param name="states">Of which something was said.</param>
    /// <param name="again">What was found of these states again.</param>
    public RemindersOfStates With(Anchor end, IReadOnlySet<string> states, IEnumerable<Reminder> again) =>
        new(end, ByState.Where(each => !states.Contains(each.Key)).Concat(Grouped(again)).ToDictionary());

    /// <summary>Those of these states, or of all, in the order of the states.</summary>
    public IEnumerable<Reminder> Of(IReadOnlyCollection<string>? states) => ByState.Where(each => states is null || states.Contains(each.Key))
        .OrderBy(each => each.Key, StringComparer.Ordinal).SelectMany(each => each.Value);

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<Reminder>>> Grouped(IEnumerable<Reminder> found) =>
        found.GroupBy(each => each.Contributor).Select(of => KeyValuePair.Create(of.Key, (IReadOnlyList<Reminder>)[.. of]));
}
