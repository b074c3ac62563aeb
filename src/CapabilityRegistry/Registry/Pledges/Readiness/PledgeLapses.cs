using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>
/// Writes down what time alone has taken away by the policy: levels and whole pledges. It is done once the day is over, because what happens on the day of a
/// lapse can save the level. It can be done at any time and by several processes at once: what is due follows from the record, each pledge is read again
/// before it is changed, and its version guards it.
/// </summary>
public sealed class PledgeLapses(PledgeStore pledges, PledgeReadiness readiness)
{
    private static readonly Caller Policy = Caller.System("policy");

    /// <summary>The states that have registered pledges. What is due is asked of one after the other, so that no more than its pledges are in memory.</summary>
    public Task<IReadOnlyList<string>> States() => pledges.StatesWithRegistered(Policy);

    // The last day that is over.
    private DateOnly Yesterday => readiness.Today.AddDays(-1);

    /// <summary>The registered pledges of a state from which time has taken something that nobody has recorded, by key.</summary>
    public async Task<IReadOnlyList<string>> Due(string state)
    {
        var registered = (await pledges.OfStates([state], Policy)).Where(pledge => pledge.Status.HoldsLevel()).ToList();
        var lapses = await readiness.LapsedOfAll(Yesterday, registered, [state], Policy);
        return [.. registered.Zip(lapses).Where(each => Steps(each.First, each.Second).Count > 0).Select(each => each.First.Id)];
    }

    /// <summary>Takes away from these pledges what is due, step by step as time took it, each with the day on which it did.</summary>
    /// <returns>How many pledges were changed.</returns>
    public async Task<int> TakeAway(IReadOnlyCollection<string> ids)
    {
        var changed = 0;
        foreach (var found in await pledges.OfKeys(ids, Policy))
        {
            var due = await Due(found);
            changed += due.Count > 0 && await Save(found, due) ? 1 : 0;
        }

        return changed;
    }

    /// <summary>What is due of a pledge and nobody has recorded, step by step; none if it is as time has left it.</summary>
    public Task<IReadOnlyList<DueLapse>> Due(Pledge pledge) => UpTo(Yesterday, pledge);

    /// <summary>
    /// The pledge as time has left it, and that is recorded with what is written now: what is said of it today, or comes to be known of a day before, undoes
    /// nothing, however soon the sweep is there. Null if the caller has no such pledge.
    /// </summary>
    public async Task<Pledge?> Settled(string id, Caller caller)
    {
        var found = await pledges.Find(id, caller);
        if (found is null || (await Due(found)).Count == 0)
        {
            return found;
        }

        await pledges.Lock(id, caller);
        await TakeAway([id]);
        return await pledges.Find(id, caller);
    }

    /// <summary>Records what time has taken from the pledges of a state, with what is written now.</summary>
    public async Task SettleAll(string state) => await TakeAway(await Due(state));

    /// <summary>The pledge as time has left it, recorded or not: what can be done with it today.</summary>
    public async Task<Pledge> Now(Pledge pledge) => Left(pledge, await Due(pledge));

    /// <summary>
    /// The pledge as time will leave it at the end of today, if nothing more is recorded: for what it can be used. A proof is not good any more on the day on
    /// which it lapses.
    /// </summary>
    public async Task<Pledge> ForUse(Pledge pledge) => Left(pledge, await UpTo(readiness.Today, pledge));

    /// <summary>Each of these pledges, which are few, as time has left it; in their order.</summary>
    public Task<IReadOnlyList<Pledge>> Now(IReadOnlyList<Pledge> pledges) => Each(pledges, Now);

    /// <summary>Each of these pledges, which are few, as time will leave it at the end of today; in their order.</summary>
    public Task<IReadOnlyList<Pledge>> ForUse(IReadOnlyList<Pledge> pledges) => Each(pledges, ForUse);

    /// <summary>Records what is due, each step with its event.</summary>
    /// <returns>False if somebody has changed the pledge in between; then some of it may be recorded.</returns>
    public async Task<bool> Save(Pledge pledge, IReadOnlyList<DueLapse> due)
    {
        var before = pledge;
        foreach (var lapse in due)
        {
            if (!await pledges.Save(before, lapse.After, lapse.Change, lapse.On))
            {
                return false;
            }

            before = lapse.After;
        }

        return true;
    }

    private static async Task<IReadOnlyList<Pledge>> Each(IReadOnlyList<Pledge> pledges, Func<Pledge, Task<Pledge>> left)
    {
        var each = new List<Pledge>(pledges.Count);
        foreach (var pledge in pledges)
        {
            each.Add(await left(pledge));
        }

        return each;
    }

    private async Task<IReadOnlyList<DueLapse>> UpTo(DateOnly day, Pledge pledge) =>
        pledge.Status.HoldsLevel() ? Steps(pledge, await readiness.LapsedUpTo(day, pledge, Policy)) : [];

    private static Pledge Left(Pledge pledge, IReadOnlyList<DueLapse> due) => due is [.., var last] ? last.After : pledge;

    private static List<DueLapse> Steps(Pledge pledge, IReadOnlyList<ClockChange> lapses)
    {
        var due = new List<DueLapse>();
        foreach (var lapse in lapses)
        {
            var before = Left(pledge, due);
            if (before.Status.HoldsLevel() && Falls(before, lapse.After))
            {
                var after = before.ApplyLapse(lapse.After, lapse.On, LevelGates.Of(lapse.Rule.Kind).Code);
                due.Add(new(after, new Change(ActionOf(after), Policy, ReasonOf(lapse)), lapse.On));
            }
        }

        return due;
    }

    private static bool Falls(Pledge pledge, StandingAndLevel to) => to.Standing == Standing.Lapsed || (int?)to.Level < (int?)pledge.Level;

    private static string ActionOf(Pledge after) => after.Status == PledgeStatus.Lapsed ? "lapsed" : "lowered";

    private static string ReasonOf(ClockChange lapse) =>
        $"{lapse.Policy}: {LevelGates.Of(lapse.Rule.Kind).Code} since {lapse.LapsedOn:O}. {lapse.Rule.Validity?.From.Source ?? lapse.Rule.From.Source}.";
}

/// <summary>One thing that time has taken away from a pledge.</summary>
/// <param name="After">The pledge without it.</param>
/// <param name="On">The first day on which it is gone.</param>
public sealed record DueLapse(Pledge After, Change Change, DateOnly On);
