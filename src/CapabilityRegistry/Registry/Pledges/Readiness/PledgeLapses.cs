using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>
/// Writes down what time alone has taken away by the policy: levels and whole pledges. It can be done at any time and by several processes at once: what
/// is due follows from the record, each pledge is read again before it is changed, and its version guards it.
/// </summary>
public sealed class PledgeLapses(PledgeStore pledges, PledgeReadiness readiness)
{
    private static readonly Caller Policy = Caller.System("policy");

    /// <summary>The states that have registered pledges. What is due is asked of one after the other, so that no more than its pledges are in memory.</summary>
    public Task<IReadOnlyList<string>> States() => pledges.StatesWithRegistered(Policy);

    /// <summary>The registered pledges of a state whose status or level is no longer what their readiness is today, by key.</summary>
    public async Task<IReadOnlyList<string>> Due(string state)
    {
        var registered = (await pledges.OfStates([state], Policy)).Where(pledge => pledge.Status.HoldsLevel()).ToList();
        var units = await readiness.OfAll(registered, [state], Policy);
        return [.. registered.Zip(units).Where(each => Falls(each.First, new(each.Second.Standing, each.Second.Level))).Select(each => each.First.Id)];
    }

    /// <summary>Takes away from these pledges what is due, step by step as time took it, each with the day on which it did.</summary>
    /// <returns>How many pledges were changed.</returns>
    public async Task<int> TakeAway(IReadOnlyCollection<string> ids)
    {
        var changed = 0;
        foreach (var found in await pledges.OfKeys(ids, Policy))
        {
            var pledge = found;
            foreach (var lapse in (await readiness.Lapsed(pledge, Policy)).Where(lapse => IsAhead(pledge, lapse)).ToList())
            {
                var after = pledge.ApplyLapse(lapse.After, lapse.On, LevelGates.Of(lapse.Rule.Kind).Code);
                if (!await pledges.Save(pledge, after, new Change(ActionOf(after), Policy, ReasonOf(lapse)), lapse.On))
                {
                    break;
                }

                pledge = after;
            }

            changed += pledge == found ? 0 : 1;
        }

        return changed;
    }

    private static bool IsAhead(Pledge pledge, ClockChange lapse) => pledge.Status.HoldsLevel() && Falls(pledge, lapse.After);

    private static bool Falls(Pledge pledge, StandingAndLevel to) => to.Standing == Standing.Lapsed || (int?)to.Level < (int?)pledge.Level;

    private static string ActionOf(Pledge after) => after.Status == PledgeStatus.Lapsed ? "lapsed" : "lowered";

    private static string ReasonOf(ClockChange lapse) =>
        $"{lapse.Policy}: {LevelGates.Of(lapse.Rule.Kind).Code} since {lapse.LapsedOn:O}. {lapse.Rule.Validity?.From.Source ?? lapse.Rule.From.Source}.";
}
