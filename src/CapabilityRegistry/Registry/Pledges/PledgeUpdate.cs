using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>Changes a pledge under If-Match.</summary>
public sealed class PledgeUpdate(PledgeStore pledges)
{
    public ConditionalUpdate<Pledge, Pledge> For(Change change) => new(
        "pledge",
        id => pledges.Find(id, change.By),
        (before, after) => pledges.Save(before, after, change),
        pledge => pledge.For(change.By));
}
