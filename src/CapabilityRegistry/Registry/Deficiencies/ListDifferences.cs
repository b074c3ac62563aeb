using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Deficiencies;

/// <summary>Pledges of which the register is not what their lists say. It can be looked for at any time and by several processes at once.</summary>
public sealed class ListDifferences(PledgeStore pledges, DeficiencyKeeper keeper)
{
    private static readonly Caller Register = Caller.System("register");

    /// <summary>The states that have pledges by which they stand, in ascending order.</summary>
    public Task<IReadOnlyList<string>> States() => pledges.StatesWithOffered(Register);

    /// <summary>The keys of those pledges of a state.</summary>
    public async Task<IReadOnlyList<string>> Due(string state) =>
        await keeper.Differing([.. (await pledges.OfStates([state], Register)).Where(ListShortfalls.IsOffered)], Register);

    /// <summary>Looks at these pledges again, with nobody changing them meanwhile, and records what differs.</summary>
    /// <returns>How many pledges were looked at.</returns>
    public async Task<int> Record(IReadOnlyCollection<string> ids)
    {
        // In one order, so that nobody waits for each other.
        foreach (var id in ids.Order(StringComparer.Ordinal))
        {
            await pledges.Lock(id, Register);
        }

        await keeper.Follow(await pledges.OfKeys(ids, Register), Register);
        return ids.Count;
    }
}
