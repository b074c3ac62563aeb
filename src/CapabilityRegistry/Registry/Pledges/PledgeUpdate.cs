using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>
/// Changes a pledge under If-Match. What time has taken away by now and nobody has recorded yet is taken away first, so that no step depends on when it was
/// recorded: a refused one changes nothing, and one that is granted is recorded after it.
/// </summary>
public sealed class PledgeUpdate(
    PledgeStore pledges, PledgeLapses lapses, IEnumerable<IPledgeCommitments> commitments, IEnumerable<IPledgeRecords> records)
{
    public ConditionalUpdate<Pledge, Pledge> For(Change change)
    {
        IReadOnlyList<DueLapse> due = [];
        return new(
            "pledge",
            id => pledges.Find(id, change.By),
            async (before, after) => await lapses.Save(before, due) && await pledges.Save(due is [.., var last] ? last.After : before, after, change),
            pledge => pledge.For(change.By))
        {
            Now = async pledge => (due = await lapses.Due(pledge)) is [.., var last] ? last.After : pledge,
        };
    }

    /// <summary>Everything that rests on a pledge, by key. The pledge is locked first, so that nothing is added meanwhile.</summary>
    public async Task<IReadOnlyList<string>> LockedCommitmentsOf(string pledge, Caller caller)
    {
        await pledges.Lock(pledge, caller);
        return await CommitmentsOf(pledge, caller);
    }

    /// <summary>Everything that rests on a pledge, by key.</summary>
    public Task<IReadOnlyList<string>> CommitmentsOf(string pledge, Caller caller) => All(commitments.Select(kind => kind.RestingOn(pledge, caller)));

    /// <summary>Everything that the Secretariat has recorded about a pledge, by key.</summary>
    public Task<IReadOnlyList<string>> RecordsOf(string pledge, Caller caller) => All(records.Select(kind => kind.RecordedOf(pledge, caller)));

    // One after the other: they share a connection.
    private static async Task<IReadOnlyList<string>> All(IEnumerable<Task<IReadOnlyList<string>>> kinds)
    {
        var keys = new List<string>();
        foreach (var kind in kinds)
        {
            keys.AddRange(await kind);
        }

        return [.. keys.Order(StringComparer.Ordinal)];
    }
}
