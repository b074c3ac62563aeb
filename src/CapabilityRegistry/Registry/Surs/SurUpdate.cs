using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Requests;

namespace CapabilityRegistry.Registry.Surs;

/// <summary>Changes a statement under If-Match.</summary>
public sealed class SurUpdate(SurStore surs)
{
    public ConditionalUpdate<Sur, Sur> For(Change change) => new(
        "statement of unit requirements",
        id => surs.Find(id, change.By),
        (before, after) => surs.Save(before, after, change),
        surs.Shown);
}
