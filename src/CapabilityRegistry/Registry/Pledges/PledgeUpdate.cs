using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>Changes a pledge under If-Match.</summary>
public sealed class PledgeUpdate(PledgeStore pledges, IEnumerable<IPledgeCommitments> commitments)
{
    public ConditionalUpdate<Pledge, Pledge> For(Change change) => new(
        "pledge",
        id => pledges.Find(id, change.By),
        (before, after) => pledges.Save(before, after, change),
        pledge => pledge.For(change.By));

    /// <summary>Everything that rests on a pledge, by key. The pledge is locked first, so that nothing is added meanwhile.</summary>
    public async Task<IReadOnlyList<string>> CommitmentsOf(string pledge, Caller caller)
    {
        await pledges.Lock(pledge, caller);
        var resting = new List<string>();
        foreach (var kind in commitments)
        {
            resting.AddRange(await kind.RestingOn(pledge, caller));
        }

        return [.. resting.Order(StringComparer.Ordinal)];
    }
}
