using CapabilityRegistry.Events;
using CapabilityRegistry.Http;

namespace CapabilityRegistry.Pledges;

/// <summary>Changes a pledge under If-Match.</summary>
public sealed class PledgeUpdate(PledgeStore pledges)
{
    public ConditionalUpdate<Pledge, PledgeView> For(Change change) => new(
        "pledge",
        id => pledges.Find(id, change.By),
        pledge => pledge.Version,
        (before, after) => pledges.Save(before, after, change),
        pledge => PledgeStore.ViewOf(pledge).For(change.By));
}
